using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class RefundMirroredTests
{
    private readonly RefundMirrored _check = new();

    [Fact]
    public void A_refund_without_its_credit_is_found_after_the_next_run()
    {
        var found = _check.Only(InOrder with { Returns = [Return("R-1", ReturnStates.Refunded, refundedDaysAgo: 9)] });
        Assert.Equal((FindingLevel.Warning, "Refund for order H-1 has no fee credit"), (found.Level, found.Title));
        Assert.Contains("$19.90", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credit_without_a_refund_is_found_too() =>
        Assert.Equal("Order H-1 has a fee credit but no refund", _check.Only(InOrder with { Returns = [Return("R-1", ReturnStates.Received, credited: true)] }).Title);

    [Fact]
    public void Both_or_neither_and_what_is_fresh_are_in_order() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with
        {
            Returns = [Return("R-1", ReturnStates.Refunded, refundedDaysAgo: 9, credited: true), Return("R-2", ReturnStates.Requested), Return("R-3", ReturnStates.Refunded, refundedDaysAgo: 3)],
        }).Level);
}
