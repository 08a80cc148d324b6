using Waypost.Accounts;
using Waypost.Accounts.Checks;

namespace Waypost.SellerCenter;

/// What a seller sees first: the money, the work of today, and what needs attention.
public sealed record OverviewView(
    string ShopName, string Tier, string Currency, long Balance, PayoutFacts? NextPayout, int ToShip, int ReturnsToAnswer, int OpenViolations,
    IReadOnlyList<Finding> Findings, IReadOnlyList<OrderFacts> LatestOrders)
{
    private const int MostOrders = 5;

    public static OverviewView Of(AccountLook seen, DateTimeOffset now)
    {
        var account = seen.Facts;
        return new OverviewView(
            account.Seller.ShopName, account.Seller.Tier, account.Seller.Currency,
            account.Payouts.Where(payout => payout.State != PayoutStates.Paid).Sum(payout => payout.Amount),
            account.Payouts.Where(payout => payout.State == PayoutStates.Scheduled && payout.Date > now.AddDays(-1)).MinBy(payout => payout.Date),
            account.Orders.Count(order => order.Status == OrderStates.ToShip),
            account.Returns.Count(each => each.State == ReturnStates.Requested),
            account.Violations.Count(violation => violation.State == ViolationStates.Open),
            Attention(seen.Findings),
            [.. account.Orders.OrderByDescending(order => order.PlacedAt).Take(MostOrders)]);
    }

    /// One cause is told once: a payout that failed for the bank account's sake says all that the bank account's own check would.
    private static List<Finding> Attention(IReadOnlyList<Finding> findings)
    {
        var payoutFailed = findings.Any(finding => finding is { Check: "payout_state", Level: FindingLevel.Danger });
        return [.. findings.Where(finding => finding.Level >= FindingLevel.Warning && !(payoutFailed && finding.Check == "bank_account"))];
    }
}

/// One page of the seller's orders, perhaps of one state only.
public sealed record OrdersView(string? Status, string Currency, IReadOnlyList<OrderFacts> Orders, int Number, int Pages, IReadOnlyList<(string State, int Count)> Counts, int All)
{
    public const int Size = 20;

    private static readonly string[] States = [OrderStates.ToShip, OrderStates.Shipped, OrderStates.Delivered, OrderStates.Unpaid, OrderStates.Cancelled];

    public static OrdersView Of(AccountFacts account, string? status, int number)
    {
        var chosen = Array.Exists(States, state => state == status) ? status : null;
        var all = account.Orders.Where(order => chosen is null || order.Status == chosen).OrderByDescending(order => order.PlacedAt).ToList();
        var pages = Paging.Pages(all.Count, Size);
        number = Math.Clamp(number, 1, pages);
        return new OrdersView(chosen, account.Seller.Currency, [.. all.Skip((number - 1) * Size).Take(Size)], number, pages,
            [.. States.Select(state => (state, account.Orders.Count(order => order.Status == state)))], account.Orders.Count);
    }
}

/// How many pages a list has; never none.
public static class Paging
{
    public static int Pages(int count, int size) => Math.Max(1, (count + size - 1) / size);
}
