using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class VerificationStateTests
{
    private readonly VerificationState _check = new();

    [Theory]
    [InlineData(VerificationStates.Missing, FindingLevel.Danger)]
    [InlineData(VerificationStates.Rejected, FindingLevel.Danger)]
    [InlineData(VerificationStates.Pending, FindingLevel.Info)]
    [InlineData(VerificationStates.Verified, FindingLevel.Ok)]
    public void Each_state_has_its_level(string state, FindingLevel level) => Assert.Equal(level, _check.Only(InOrder.With(seller => seller with { VerificationState = state })).Level);

    [Theory]
    [InlineData(31, FindingLevel.Ok, "Your identity is verified")]
    [InlineData(30, FindingLevel.Warning, "Your verification expires on 5 Dec")]
    [InlineData(0, FindingLevel.Danger, "Your verification expired on 5 Nov")]
    [InlineData(-3, FindingLevel.Danger, "Your verification expired on 2 Nov")]
    public void It_warns_thirty_days_before_the_end(int days, FindingLevel level, string title)
    {
        var found = _check.Only(InOrder.With(seller => seller with { VerificationExpiresAt = Now.AddDays(days) }));
        Assert.Equal((level, title), (found.Level, found.Title));
    }

    [Fact]
    public void Without_an_end_it_is_valid() => Assert.Equal(FindingLevel.Ok, _check.Only(InOrder.With(seller => seller with { VerificationExpiresAt = null })).Level);

    [Fact]
    public void A_rejection_says_why() =>
        Assert.EndsWith(": The photo is blurred.", _check.Only(InOrder.With(seller => seller with { VerificationState = VerificationStates.Rejected, VerificationReason = "The photo is blurred." })).Title, StringComparison.Ordinal);
}
