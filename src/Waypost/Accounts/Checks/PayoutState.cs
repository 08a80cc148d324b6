using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Where the money is: failed or held and why, on its way, overdue, and when the next payout goes out.
public sealed class PayoutState : IDataCheck
{
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(45);
    private static readonly TimeSpan BankTakes = TimeSpan.FromDays(5); // 1 to 3 business days, over a weekend
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public string Id => "payout_state";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var found = new List<Finding>();
        foreach (var payout in account.Payouts.Where(payout => payout.Date > now - LooksBack).OrderByDescending(payout => payout.Date))
            if (Look(payout, account.Seller, now) is { } finding) found.Add(finding);

        if (account.Payouts.Where(payout => payout.State == PayoutStates.Scheduled && payout.Date > now - Grace).MinBy(payout => payout.Date) is { } next)
            found.Add(new Finding(Id, FindingLevel.Info, T("Your next payout is planned for {0}: {1}", Days.Weekday(next.Date), Money.Show(next.Amount, account.Seller.Currency)),
                T("Orders delivered at least 7 days before are in it. The bank takes 1 to 3 business days."), Url(next), now));
        else if (found.Count == 0)
            found.Add(new Finding(Id, FindingLevel.Ok, T("No payout is failed, held or late"), T("Orders come into a payout 7 days after their delivery."), "/payouts", now));
        return found;
    }

    private Finding? Look(PayoutFacts payout, SellerFacts seller, DateTimeOffset now) => payout.State switch
    {
        PayoutStates.Failed => new Finding(Id, FindingLevel.Danger, T("Payout {0} failed on {1}: {2}", payout.Number, Days.Day(payout.Date), PayoutReasons.Phrase(payout.Reason)),
            PayoutReasons.Remedy(payout.Reason, seller), Url(payout), now),
        PayoutStates.Held => new Finding(Id, FindingLevel.Danger, T("Payout {0} of {1} is on hold: {2}", payout.Number, Days.Day(payout.Date), PayoutReasons.Phrase(payout.Reason)),
            PayoutReasons.Remedy(payout.Reason, seller), Url(payout), now),
        PayoutStates.Scheduled when payout.Date < now - Grace => new Finding(Id, FindingLevel.Warning, T("Payout {0} was due on {1} and has not been sent", payout.Number, Days.Day(payout.Date)),
            T("This is not your fault. An agent can see where it stopped and send it."), Url(payout), now),
        PayoutStates.Paid when payout.Date > now - BankTakes => new Finding(Id, FindingLevel.Info, T("Payout {0} was sent on {1}: {2}", payout.Number, Days.Day(payout.Date), Money.Show(payout.Amount, seller.Currency)),
            T("Banks take 1 to 3 business days. If it is not there by {0}, an agent can trace it with its number.", Days.Weekday(payout.Date + BankTakes)), Url(payout), now),
        _ => null,
    };

    private static string Url(PayoutFacts payout) => $"/payouts/{Uri.EscapeDataString(payout.Number)}";
}
