using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Whether the tax form is there and accepted; without it payouts are held.
public sealed class TaxForm : IDataCheck
{
    private const string Place = "/account-health#tax";

    public string Id => "tax_form";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var seller = account.Seller;
        var holds = account.Payouts.Any(payout => payout is { State: PayoutStates.Held, Reason: PayoutReasons.TaxFormMissing });
        return
        [
            seller.TaxFormState switch
            {
                TaxFormStates.Accepted => new Finding(Id, FindingLevel.Ok, T("Your tax form is accepted"), T("Nothing to do."), Place, now),
                TaxFormStates.Pending => new Finding(Id, FindingLevel.Info, T("Your tax form is being checked"), T("This takes up to 2 business days. A hold for it ends by itself when the form is accepted."), Place, now),
                TaxFormStates.Rejected => new Finding(Id, FindingLevel.Danger, T("Your tax form was rejected: {0}", seller.TaxFormReason ?? T("no reason given")),
                    T("Send it again at Profile > Tax information > Upload tax ID. {0}", Form(seller.Region)), Place, now),
                _ => new Finding(Id, holds ? FindingLevel.Danger : FindingLevel.Warning, T("Your tax form is missing"),
                    T("Upload it at Profile > Tax information > Upload tax ID. {0} Without it payouts are held after $600 of sales or 60 days.", Form(seller.Region)), Place, now),
            },
        ];
    }

    private static string Form(string region) => region switch
    {
        "US" => T("Shops in the US send form W-9."),
        "EU" or "UK" => T("Shops in the EU and the UK enter their VAT number."),
        _ => T("Shops outside the US send form W-8BEN."),
    };
}
