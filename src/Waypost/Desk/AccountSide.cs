using Microsoft.AspNetCore.Components;
using Waypost.Accounts;
using Waypost.Chat;
using Waypost.People;
using Waypost.Web;

namespace Waypost.Desk;

/// The seller's account beside the thread: looked at just in time, for this case, on the record.
internal static class AccountSide
{
    /// When the case is over, or the account cannot be reached, the thread is shown all the same, with the reason.
    public static async Task<RenderFragment> ForAsync(LookAtAccount look, Caller caller, Conversation conversation, CancellationToken stop)
    {
        try
        {
            var seen = await look.RunAsync(caller, conversation.SellerId, Words.T("Working on the conversation “{0}”", conversation.Subject), stop);
            return builder =>
            {
                builder.OpenComponent<AccountPane>(0);
                builder.AddComponentParameter(1, nameof(AccountPane.Facts), seen.Facts);
                builder.AddComponentParameter(2, nameof(AccountPane.Findings), seen.Findings);
                builder.AddComponentParameter(3, nameof(AccountPane.Back), $"/desk/c/{conversation.Id}");
                builder.CloseComponent();
            };
        }
        catch (Refusal closed)
        {
            return builder => builder.AddMarkupContent(0, $"<p class=\"quiet\">{System.Net.WebUtility.HtmlEncode(Words.T(closed.Message))}</p>");
        }
    }
}
