using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class BankAccountTests
{
    [Theory]
    [InlineData(BankStates.NameMismatch, FindingLevel.Danger)]
    [InlineData(BankStates.Missing, FindingLevel.Danger)]
    [InlineData(BankStates.Pending, FindingLevel.Warning)]
    [InlineData("frozen", FindingLevel.Warning)]
    [InlineData(BankStates.Verified, FindingLevel.Ok)]
    public void Each_state_has_its_level(string state, FindingLevel level) =>
        Assert.Equal(level, new BankAccount().Only(InOrder.With(seller => seller with { BankState = state })).Level);

    [Fact]
    public void A_mismatch_names_the_holder_that_is_saved() =>
        Assert.Contains("“Chen Mei Trading”", new BankAccount().Only(InOrder.With(seller => seller with { BankState = BankStates.NameMismatch, BankAccountHolder = "Chen Mei Trading" })).Detail, StringComparison.Ordinal);
}
