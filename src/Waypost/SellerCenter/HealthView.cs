using Waypost.Accounts;

namespace Waypost.SellerCenter;

/// How the shop keeps its promises: shares of the last orders, each with its limit.
public sealed record HealthView(int Points, int Shipped, int Late, int Placed, int Cancelled)
{
    public const int LateLimit = 4;
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(30);

    /// Percent of the orders handed over in the last 30 days that were handed over late.
    public double LateRate => Shipped == 0 ? 0 : 100.0 * Late / Shipped;

    public double CancelledRate => Placed == 0 ? 0 : 100.0 * Cancelled / Placed;

    public static HealthView Of(AccountFacts account, DateTimeOffset now)
    {
        var shipped = account.Orders.Where(order => order.ShippedAt > now - LooksBack && order.ShipBy is not null).ToList();
        var placed = account.Orders.Where(order => order.PlacedAt > now - LooksBack).ToList();
        return new HealthView(Accounts.Checks.ViolationsOpen.Points(account, now),
            shipped.Count, shipped.Count(order => order.ShippedAt > order.ShipBy), placed.Count, placed.Count(order => order.Status == OrderStates.Cancelled));
    }
}
