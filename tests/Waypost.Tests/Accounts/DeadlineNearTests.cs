using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class DeadlineNearTests
{
    private readonly DeadlineNear _check = new();

    [Theory]
    [InlineData(48, FindingLevel.Warning, "Hand over order H-1 by Fri 7 Nov, 12:00 UTC")]
    [InlineData(0, FindingLevel.Danger, "Order H-1 should have been handed over by Wed 5 Nov, 12:00 UTC")]
    [InlineData(-24, FindingLevel.Danger, "Order H-1 should have been handed over by Tue 4 Nov, 12:00 UTC")]
    [InlineData(49, FindingLevel.Ok, "No deadline in the next two days")]
    [InlineData(-24 * 15, FindingLevel.Ok, "No deadline in the next two days")]
    public void Orders_are_due_within_two_days_or_late(int hours, FindingLevel level, string title)
    {
        var found = _check.Only(InOrder with { Orders = [ToShip("H-1", hours)] });
        Assert.Equal((level, title), (found.Level, found.Title));
    }

    [Fact]
    public void A_shipped_order_has_no_deadline() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Orders = [ToShip("H-1", 5) with { Status = OrderStates.Shipped }] }).Level);

    [Fact]
    public void A_return_waits_for_an_answer()
    {
        Assert.StartsWith("Answer return R-1 by", _check.Only(InOrder with { Returns = [Return("R-1", ReturnStates.Requested, answerByInHours: 20)] }).Title, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Danger, _check.Only(InOrder with { Returns = [Return("R-1", ReturnStates.Requested, answerByInHours: -2)] }).Level);
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Returns = [Return("R-1", ReturnStates.Accepted, answerByInHours: 20)] }).Level);
    }

    [Fact]
    public void An_appeal_is_near_and_then_over()
    {
        Assert.StartsWith("Appeal violation V-1 by", _check.Only(InOrder with { Violations = [Violation("V-1", 4, ViolationStates.Open, 1)] }).Title, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Violations = [Violation("V-1", 4, ViolationStates.Open, -1)] }).Level);
    }

    [Fact]
    public void The_nearest_comes_first()
    {
        var found = _check.Run(InOrder with { Orders = [ToShip("H-1", 30), ToShip("H-2", 3)], Returns = [Return("R-1", ReturnStates.Requested, answerByInHours: 10)] });
        Assert.Equal(["Hand over order H-2", "Answer return R-1 b", "Hand over order H-1"], found.Select(finding => finding.Title[..19]));
    }
}
