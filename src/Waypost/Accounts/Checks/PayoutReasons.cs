using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Why a payout failed or is held, and what helps. A reason that is not known here is shown in the marketplace's own words.
public static class PayoutReasons
{
    public const string NameMismatch = "bank_account_name_mismatch";
    public const string AccountClosed = "bank_account_closed";
    public const string AccountNotFound = "bank_account_not_found";
    public const string BankRejected = "bank_rejected";
    public const string VerificationIncomplete = "verification_incomplete";
    public const string TaxFormMissing = "tax_form_missing";
    public const string ChargebackOpen = "chargeback_open";
    public const string UnusualActivity = "unusual_activity";

    public static string Phrase(string? reason) => reason switch
    {
        NameMismatch => T("bank account name mismatch"),
        AccountClosed => T("bank account closed"),
        AccountNotFound => T("bank account number not found"),
        BankRejected => T("refused by the bank"),
        VerificationIncomplete => T("verification incomplete"),
        TaxFormMissing => T("tax form missing"),
        ChargebackOpen => T("open chargeback"),
        UnusualActivity => T("unusual activity under review"),
        null or "" => T("no reason given"),
        _ => reason,
    };

    public static string Remedy(string? reason, SellerFacts seller) => reason switch
    {
        NameMismatch => T("The account holder is saved as “{0}”, which is not the name your shop is verified under. Correct it at Profile > Bank account. The money is back in your balance and goes out with the next run, or at once when an agent retries it.", seller.BankAccountHolder),
        AccountClosed or AccountNotFound => T("Compare the number at Profile > Bank account with your bank's app and correct it. The money is back in your balance and goes out with the next run, or at once when an agent retries it."),
        BankRejected => T("Ask your bank whether the account takes business transfers, or enter another account at Profile > Bank account. The money is back in your balance."),
        VerificationIncomplete => T("Finish the open step at Profile > Verification. The hold ends by itself when it is approved, usually within 2 business days."),
        TaxFormMissing => T("Upload your tax form at Profile > Tax information. The hold ends by itself when the form is accepted."),
        ChargebackOpen => T("Send your evidence for the chargeback within 7 days. The hold ends when the buyer's bank has decided."),
        UnusualActivity => T("Sales that jump are reviewed, for up to 5 business days. If there is a reason for the jump, tell an agent: it is added to the review."),
        _ => T("An agent can see what stands behind it and say what to do."),
    };
}
