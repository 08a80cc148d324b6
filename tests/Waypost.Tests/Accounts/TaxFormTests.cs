using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class TaxFormTests
{
    private readonly TaxForm _check = new();

    [Theory]
    [InlineData(TaxFormStates.Missing, FindingLevel.Warning)]
    [InlineData(TaxFormStates.Rejected, FindingLevel.Danger)]
    [InlineData(TaxFormStates.Pending, FindingLevel.Info)]
    [InlineData(TaxFormStates.Accepted, FindingLevel.Ok)]
    public void Each_state_has_its_level(string state, FindingLevel level) => Assert.Equal(level, _check.Only(InOrder.With(seller => seller with { TaxFormState = state })).Level);

    [Fact]
    public void A_missing_form_that_holds_a_payout_weighs_more() =>
        Assert.Equal(FindingLevel.Danger, _check.Only(InOrder.With(seller => seller with { TaxFormState = TaxFormStates.Missing }) with { Payouts = [Payout("P-1", -1, PayoutStates.Held, PayoutReasons.TaxFormMissing)] }).Level);

    [Theory]
    [InlineData("US", "W-9.")]
    [InlineData("EU", "VAT number")]
    [InlineData("UK", "VAT number")]
    [InlineData("VN", "W-8BEN")]
    public void The_form_is_the_regions_own(string region, string form) =>
        Assert.Contains(form, _check.Only(InOrder.With(seller => seller with { TaxFormState = TaxFormStates.Missing, Region = region })).Detail, StringComparison.Ordinal);

    [Fact]
    public void A_rejected_form_says_why() =>
        Assert.Equal("Your tax form was rejected: The name differs.", _check.Only(InOrder.With(seller => seller with { TaxFormState = TaxFormStates.Rejected, TaxFormReason = "The name differs." })).Title);
}
