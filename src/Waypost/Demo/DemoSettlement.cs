using Waypost.Accounts;

namespace Waypost.Demo;

/// Makes a shop's weekly payouts from its orders and returns: every Wednesday, orders delivered at least seven days before, minus the fees.
internal sealed class DemoSettlement(string category, bool hasReserve)
{
    private const int SmallestPayout = 1000;
    private const int RefundAdministration = 50;
    private readonly List<(DateTimeOffset Due, SettlementLineFacts Line)> _lines = [];

    /// The last Wednesday that is at least a day ago, at eight in the morning.
    public static DateTimeOffset LastWednesday(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date.AddHours(8), TimeSpan.Zero);
        while (day.DayOfWeek != DayOfWeek.Wednesday || day > now.AddDays(-1)) day = day.AddDays(-1);
        return day;
    }

    /// `without`: products of this order that the settlement forgets.
    public void Add(Order order, params IReadOnlyList<string> without)
    {
        if (order.DeliveredAt is not { } delivered) return;
        var due = delivered.AddDays(7);
        foreach (var line in order.Lines.Where(line => !without.Contains(line.Sku)))
        {
            var sold = line.Price * line.Quantity;
            Add(due, LineKinds.Sale, order.Number, line.Sku, sold, "Sale");
            Add(due, LineKinds.Fee, order.Number, line.Sku, -Referral(sold), "Referral fee");
            if (!hasReserve) continue;
            Add(due, LineKinds.Adjustment, order.Number, line.Sku, -sold / 10, "Reserve");
            Add(due.AddDays(30), LineKinds.Adjustment, order.Number, line.Sku, sold / 10, "Reserve released");
        }

        Add(due, LineKinds.Fee, order.Number, null, -(Permille(order.Total, 29) + 30), "Payment processing");
    }

    public void Add(Return each, string sku)
    {
        if (each.RefundedAt is not { } at) return;
        Add(at, LineKinds.Refund, each.OrderNumber, sku, -each.RefundAmount, "Refund");
        if (each.FeeCredited) Add(at, LineKinds.Fee, each.OrderNumber, sku, Math.Max(0, Referral(each.RefundAmount) - RefundAdministration), "Fee credit");
    }

    /// One payout a week up to the next Wednesday, the oldest first; less than ten dollars is carried over.
    public List<(DateTimeOffset Date, List<SettlementLineFacts> Lines)> Weeks(DateTimeOffset next)
    {
        var weeks = new List<(DateTimeOffset, List<SettlementLineFacts>)>();
        var open = new Queue<(DateTimeOffset Due, SettlementLineFacts Line)>(_lines.OrderBy(line => line.Due));
        var lines = new List<SettlementLineFacts>();
        for (var date = next.AddDays(-7 * 14); date <= next; date = date.AddDays(7))
        {
            while (open.TryPeek(out var line) && line.Due <= date) lines.Add(open.Dequeue().Line);
            if (lines.Sum(line => line.Amount) < SmallestPayout) continue;
            weeks.Add((date, lines));
            lines = [];
        }

        return weeks;
    }

    private long Referral(long sold) => Permille(sold, DemoWares.ReferralPercent(category) * 10);

    private static long Permille(long amount, int permille) => (amount * permille + 500) / 1000;

    private void Add(DateTimeOffset due, string kind, string order, string? sku, long amount, string title) =>
        _lines.Add((due, new SettlementLineFacts(kind, order, sku, amount) { Title = title }));
}
