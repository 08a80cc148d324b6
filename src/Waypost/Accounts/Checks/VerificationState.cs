using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Whether the seller's identity is verified, and for how long still.
public sealed class VerificationState : IDataCheck
{
    public static readonly TimeSpan WarnsBefore = TimeSpan.FromDays(30);
    private const string Place = "/account-health#verification";

    public string Id => "verification_state";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now) => [Look(account.Seller, now)];

    private Finding Look(SellerFacts seller, DateTimeOffset now)
    {
        if (seller.VerificationState == VerificationStates.Rejected)
            return new Finding(Id, FindingLevel.Danger, T("Your verification was rejected: {0}", seller.VerificationReason ?? T("no reason given")),
                T("Upload a new document at Profile > Verification. It is reviewed within 2 business days."), "/help/verification-rejected", now);
        if (seller.VerificationState == VerificationStates.Pending)
            return new Finding(Id, FindingLevel.Info, T("Your verification is being reviewed"), T("This takes up to 2 business days; payouts wait until then."), Place, now);
        if (seller.VerificationState != VerificationStates.Verified)
            return new Finding(Id, FindingLevel.Danger, T("Your verification is not complete"),
                T("Upload a photo ID, a proof of address under 90 days old and a bank statement at Profile > Verification."), "/help/verify-your-identity", now);
        if (seller.VerificationExpiresAt is not { } until)
            return new Finding(Id, FindingLevel.Ok, T("Your identity is verified"), T("Nothing to do."), Place, now);
        if (until <= now)
            return new Finding(Id, FindingLevel.Danger, T("Your verification expired on {0}", Days.Day(until)),
                T("Upload your new ID at Profile > Verification. Payouts are held until it is approved."), Place, now);
        return until - now <= WarnsBefore
            ? new Finding(Id, FindingLevel.Warning, T("Your verification expires on {0}", Days.Day(until)),
                T("Upload your renewed ID at Profile > Verification before that day, so that no payout is held."), Place, now)
            : new Finding(Id, FindingLevel.Ok, T("Your identity is verified"), T("Your ID is valid until {0}.", Days.Day(until)), Place, now);
    }
}
