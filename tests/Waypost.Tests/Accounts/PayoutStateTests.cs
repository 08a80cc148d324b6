using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class PayoutStateTests
{
    private readonly PayoutState _check = new();

    [Fact]
    public void A_failed_payout_is_named_with_day_and_cause()
    {
        var found = _check.Only(InOrder with { Payouts = [Payout("P-1042", -2, PayoutStates.Failed, PayoutReasons.NameMismatch)] });
        Assert.Equal(("payout_state", FindingLevel.Danger, "Payout P-1042 failed on 3 Nov: bank account name mismatch", "/payouts/P-1042"), (found.Check, found.Level, found.Title, found.Url));
        Assert.Contains("Mei Chen", found.Detail, StringComparison.Ordinal);
        Assert.Equal(Now, found.CheckedAt);
    }

    [Fact]
    public void A_held_payout_says_why_and_what_ends_the_hold()
    {
        var found = _check.Only(InOrder with { Payouts = [Payout("P-7", -1, PayoutStates.Held, PayoutReasons.TaxFormMissing)] });
        Assert.Equal(FindingLevel.Danger, found.Level);
        Assert.EndsWith("is on hold: tax form missing", found.Title, StringComparison.Ordinal);
        Assert.Contains("Tax information", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_of_the_marketplaces_own_is_shown_as_it_comes() =>
        Assert.EndsWith(": Bank holiday in Jakarta", _check.Only(InOrder with { Payouts = [Payout("P-7", -1, PayoutStates.Failed, "Bank holiday in Jakarta")] }).Title, StringComparison.Ordinal);

    [Fact]
    public void The_next_payout_is_the_earliest_planned_one()
    {
        var found = _check.Only(InOrder with { Payouts = [Payout("P-9", 14, PayoutStates.Scheduled), Payout("P-8", 7, PayoutStates.Scheduled), Payout("P-7", -30, PayoutStates.Paid)] });
        Assert.Equal((FindingLevel.Info, "Your next payout is planned for Wed 12 Nov: $123.45"), (found.Level, found.Title));
    }

    [Fact]
    public void One_that_should_have_been_sent_is_late()
    {
        var found = _check.Only(InOrder with { Payouts = [Payout("P-8", -2, PayoutStates.Scheduled)] });
        Assert.Equal((FindingLevel.Warning, "Payout P-8 was due on 3 Nov and has not been sent"), (found.Level, found.Title));
    }

    [Fact]
    public void A_payout_just_sent_is_on_its_way_and_an_old_one_is_silent()
    {
        Assert.Equal(FindingLevel.Info, _check.Only(InOrder with { Payouts = [Payout("P-8", -2, PayoutStates.Paid)] }).Level);
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Payouts = [Payout("P-8", -9, PayoutStates.Paid)] }).Level);
    }

    [Fact]
    public void What_failed_long_ago_is_no_finding_any_more() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Payouts = [Payout("P-1", -60, PayoutStates.Failed)] }).Level);
}
