using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Compares what was sold with what was settled: items that no payout holds, or holds with another amount.
public sealed class OrderSettlement : IDataCheck
{
    /// Seven days after delivery, then the next weekly run, and a day of grace.
    private static readonly TimeSpan SettledBy = TimeSpan.FromDays(15);
    private const int MostNamed = 5;

    public string Id => "order_settlement";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var sales = account.Payouts
            .SelectMany(payout => payout.Lines.Where(line => line.Kind == LineKinds.Sale && line.OrderNumber is not null).Select(line => (Payout: payout, Line: line)))
            .ToLookup(each => each.Line.OrderNumber!, StringComparer.Ordinal);
        var since = account.Payouts.Count == 0 ? now : account.Payouts.Min(payout => payout.Date); // older statements are not here: no judgement on their orders

        var found = new List<Finding>();
        foreach (var order in account.Orders.Where(order => order.Status == OrderStates.Delivered && order.DeliveredAt > since))
            if (Compare(order, [.. sales[order.Number]], account.Seller.Currency, now) is { } finding) found.Add(finding);

        if (found.Count == 0)
            found.Add(new Finding(Id, FindingLevel.Ok, T("Orders and settlements agree"), T("Every item that is due stands in a payout with its full amount."), "/payouts", now));
        return found.Count <= MostNamed ? found : [.. found.Take(MostNamed), More(found.Count - MostNamed, now)];
    }

    private Finding? Compare(OrderFacts order, (PayoutFacts Payout, SettlementLineFacts Line)[] settled, string currency, DateTimeOffset now)
    {
        if (settled.Length == 0)
            return order.DeliveredAt > now - SettledBy ? null : Found(order, now, T("Order {0} is in no payout", order.Number),
                T("It was delivered on {0} and is worth {1}. An agent can add it to your next payout.", Days.Day(order.DeliveredAt!.Value), Money.Show(order.Total, currency)));
        if (!Array.Exists(settled, each => each.Payout.State == PayoutStates.Paid)) return null; // not sent yet: nothing to compare with

        var wrong = order.Lines.GroupBy(line => line.Sku).Select(lines => new Item(lines.Key, lines.First().Title, lines.Sum(line => line.Price * line.Quantity)))
            .Where(item => Settled(item.Sku) != item.Sold).ToList(); // one product in two lines is settled as one sum
        if (wrong.Count == 0) return null;

        var missing = wrong.Count(item => Settled(item.Sku) == 0);
        var title = missing == wrong.Count
            ? T(missing == 1 ? "Order {0}: {1} item is missing from the settlement of payout {2}" : "Order {0}: {1} items are missing from the settlement of payout {2}", order.Number, missing, settled[0].Payout.Number)
            : T("Order {0}: the settlement of payout {1} has another amount", order.Number, settled[0].Payout.Number);
        var items = string.Join("; ", wrong.Take(MostNamed).Select(item => Settled(item.Sku) == 0
            ? $"{item.Title} ({Money.Show(item.Sold, currency)})"
            : T("{0} (sold {1}, settled {2})", item.Title, Money.Show(item.Sold, currency), Money.Show(Settled(item.Sku), currency))));
        return Found(order, now, title, T("{0}. An agent can check it and add the difference to your next payout.", items));

        long Settled(string sku) => settled.Where(each => each.Line.Sku == sku).Sum(each => each.Line.Amount);
    }

    private Finding Found(OrderFacts order, DateTimeOffset now, string title, string detail) =>
        new(Id, FindingLevel.Warning, title, detail, $"/orders/{Uri.EscapeDataString(order.Number)}", now);

    private Finding More(int count, DateTimeOffset now) =>
        new(Id, FindingLevel.Warning, TN(count, "{0} more order does not match its settlement", "{0} more orders do not match their settlements"), T("Each order's page shows what was settled."), "/orders", now);

    private sealed record Item(string Sku, string Title, long Sold);
}
