using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Whether payouts can reach the seller's bank.
public sealed class BankAccount : IDataCheck
{
    private const string Place = "/account-health#bank-account";

    public string Id => "bank_account";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var seller = account.Seller;
        return
        [
            seller.BankState switch
            {
                BankStates.NameMismatch => new Finding(Id, FindingLevel.Danger, T("The name on your bank account does not match your verification"),
                    T("The account holder is saved as “{0}”. Enter the name exactly as it stands on your ID or company register at Profile > Bank account; failed payouts are then sent again.", seller.BankAccountHolder), Place, now),
                BankStates.Missing => new Finding(Id, FindingLevel.Danger, T("No bank account is saved"),
                    T("Add one at Profile > Bank account. Until then your payouts stay in your balance."), Place, now),
                BankStates.Pending => new Finding(Id, FindingLevel.Warning, T("Your bank account is not verified yet"),
                    T("A new account is checked within 2 business days. Payouts wait until then and are not lost."), Place, now),
                BankStates.Verified => new Finding(Id, FindingLevel.Ok, T("Your bank account {0} is verified", seller.BankAccountMasked),
                    T("Payouts go to this account."), Place, now),
                var other => new Finding(Id, FindingLevel.Warning, T("Your bank account needs a look: {0}", other),
                    T("Compare the details at Profile > Bank account with your bank's app."), Place, now),
            },
        ];
    }
}
