using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// What must be done within two days, or is late: hand over an order, answer a return, appeal.
public sealed class DeadlineNear : IDataCheck
{
    public static readonly TimeSpan Near = TimeSpan.FromHours(48);
    private static readonly TimeSpan LateFor = TimeSpan.FromDays(14); // older than that it is no deadline any more
    private const int MostNamed = 8;

    public string Id => "deadline_near";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var ships = account.Orders.Where(order => order.Status == OrderStates.ToShip && IsNear(order.ShipBy, now)).Select(order => (By: order.ShipBy!.Value, Finding: Ship(order, now)));
        var answers = account.Returns.Where(each => each.State == ReturnStates.Requested && IsNear(each.AnswerBy, now)).Select(each => (By: each.AnswerBy!.Value, Finding: Answer(each, now)));
        var appeals = account.Violations.Where(each => each.State == ViolationStates.Open && IsNear(each.AppealBy, now) && each.AppealBy > now).Select(each => (By: each.AppealBy!.Value, Finding: Appeal(each, now)));

        var found = ships.Concat(answers).Concat(appeals).OrderBy(each => each.By).Select(each => each.Finding).Take(MostNamed).ToList();
        if (found.Count == 0) found.Add(new Finding(Id, FindingLevel.Ok, T("No deadline in the next two days"), T("Orders, returns and appeals were looked at."), "/orders", now));
        return found;
    }

    private static bool IsNear(DateTimeOffset? by, DateTimeOffset now) => by <= now + Near && by > now - LateFor;

    private Finding Ship(OrderFacts order, DateTimeOffset now) => Found(now, order.ShipBy!.Value,
        T("Hand over order {0} by {1}", order.Number, Days.Moment(order.ShipBy!.Value)), T("Order {0} should have been handed over by {1}", order.Number, Days.Moment(order.ShipBy!.Value)),
        T("Print the label and hand the parcel to the courier; the first scan counts. Late parcels count against the late shipment rate."), $"/orders/{Uri.EscapeDataString(order.Number)}");

    private Finding Answer(ReturnFacts each, DateTimeOffset now) => Found(now, each.AnswerBy!.Value,
        T("Answer return {0} by {1}", each.Number, Days.Moment(each.AnswerBy!.Value)), T("Return {0} should have been answered by {1}", each.Number, Days.Moment(each.AnswerBy!.Value)),
        T("Accept or decline it on the order's page. Without an answer it is accepted in your name."), $"/orders/{Uri.EscapeDataString(each.OrderNumber)}");

    private Finding Appeal(ViolationFacts each, DateTimeOffset now) => Found(now, each.AppealBy!.Value,
        T("Appeal violation {0} by {1}", each.Number, Days.Moment(each.AppealBy!.Value)), "",
        T("After that the points stay until they expire. Attach dated evidence."), "/account-health#violations");

    private Finding Found(DateTimeOffset now, DateTimeOffset by, string soon, string late, string detail, string url) =>
        by > now ? new Finding(Id, FindingLevel.Warning, soon, detail, url, now) : new Finding(Id, FindingLevel.Danger, late, detail, url, now);
}
