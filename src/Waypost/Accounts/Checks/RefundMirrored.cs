using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Every refund brings the referral fee back: finds refunds without their fee credit, and credits without a refund.
public sealed class RefundMirrored : IDataCheck
{
    /// A credit stands in the week of the refund: the next weekly run at the latest, and a day of grace.
    private static readonly TimeSpan CreditedBy = TimeSpan.FromDays(8);

    public string Id => "refund_mirrored";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var found = account.Returns.OrderByDescending(each => each.RequestedAt).Select(each => Look(each, account.Seller.Currency, now)).OfType<Finding>().ToList();
        if (found.Count == 0)
            found.Add(new Finding(Id, FindingLevel.Ok, T("Refunds and fee credits agree"), T("Every refund has its fee credit, or gets it with the next payout."), "/help/refund-and-fee-credits", now));
        return found;
    }

    private Finding? Look(ReturnFacts each, string currency, DateTimeOffset now) => each switch
    {
        { RefundedAt: { } at, FeeCredited: false } when at < now - CreditedBy => Found(each, now,
            T("Refund for order {0} has no fee credit", each.OrderNumber),
            T("You refunded {0} on {1}, but the referral fee was not credited. An agent can add the credit to your next payout.", Money.Show(each.RefundAmount, currency), Days.Day(at))),
        { RefundedAt: null, FeeCredited: true } => Found(each, now,
            T("Order {0} has a fee credit but no refund", each.OrderNumber),
            T("The fee for return {0} was credited although the buyer has no refund yet. Refund the buyer, or expect the credit to be taken back.", each.Number)),
        _ => null,
    };

    private Finding Found(ReturnFacts each, DateTimeOffset now, string title, string detail) =>
        new(Id, FindingLevel.Warning, title, detail, $"/orders/{Uri.EscapeDataString(each.OrderNumber)}", now);
}
