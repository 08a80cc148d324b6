using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class OrderSettlementTests
{
    private readonly OrderSettlement _check = new();

    [Fact]
    public void Items_without_a_settlement_line_are_named()
    {
        var found = _check.Only(Settled(Delivered("H-1", 20, ("A", 1, 1000), ("B", 1, 2000), ("C", 2, 500)), Sale("H-1", "A", 1000)));
        Assert.Equal((FindingLevel.Warning, "Order H-1: 2 items are missing from the settlement of payout P-2", "/orders/H-1"), (found.Level, found.Title, found.Url));
        Assert.StartsWith("Title B ($20.00); Title C ($10.00).", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_amount_is_told_with_both_sums()
    {
        var found = _check.Only(Settled(Delivered("H-1", 20, ("A", 2, 1000)), Sale("H-1", "A", 1000)));
        Assert.Equal("Order H-1: the settlement of payout P-2 has another amount", found.Title);
        Assert.Contains("sold $20.00, settled $10.00", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_settlements_agree_also_in_two_payouts_and_in_two_lines()
    {
        var order = Delivered("H-1", 20, ("A", 1, 1000), ("A", 1, 1000), ("B", 1, 500));
        var account = InOrder with { Orders = [order], Payouts = [Old, Payout("P-2", -7, PayoutStates.Paid, null, Sale("H-1", "A", 2000)), Payout("P-3", -1, PayoutStates.Paid, null, Sale("H-1", "B", 500))] };
        Assert.Equal(FindingLevel.Ok, _check.Only(account).Level);
    }

    [Fact]
    public void An_order_in_no_payout_is_found_only_when_its_payout_is_over()
    {
        Assert.Equal("Order H-1 is in no payout", _check.Only(InOrder with { Orders = [Delivered("H-1", 16, ("A", 1, 1000))], Payouts = [Old] }).Title);
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Orders = [Delivered("H-1", 10, ("A", 1, 1000))], Payouts = [Old] }).Level);
    }

    [Fact]
    public void Orders_older_than_the_statements_at_hand_are_not_judged() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Orders = [Delivered("H-1", 80, ("A", 1, 1000))], Payouts = [Old] }).Level);

    [Fact]
    public void A_payout_not_sent_yet_is_not_compared() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Orders = [Delivered("H-1", 8, ("A", 1, 1000), ("B", 1, 1000))], Payouts = [Old, Payout("P-9", 7, PayoutStates.Scheduled, null, Sale("H-1", "A", 1000))] }).Level);

    [Fact]
    public void Many_are_counted_after_the_first_five()
    {
        var account = InOrder with { Orders = [.. Enumerable.Range(1, 8).Select(i => Delivered($"H-{i}", 20, ("A", 1, 1000)))], Payouts = [Old] };
        var found = _check.Run(account);
        Assert.Equal(6, found.Count);
        Assert.Equal("3 more orders do not match their settlements", found[^1].Title);
    }

    private static PayoutFacts Old => Payout("P-1", -70, PayoutStates.Paid);

    private static AccountFacts Settled(OrderFacts order, params SettlementLineFacts[] lines) =>
        InOrder with { Orders = [order], Payouts = [Old, Payout("P-2", -7, PayoutStates.Paid, null, lines)] };
}
