using Microsoft.AspNetCore.Components;
using Waypost.Chat;
using Waypost.People;

namespace Waypost.Desk;

/// The seller's account beside the thread: looked at just in time, for this case, on the record.
internal static class AccountSide
{
    public static Task<RenderFragment?> ForAsync(HttpContext http, Caller caller, Conversation conversation, CancellationToken stop) => Task.FromResult<RenderFragment?>(null);
}
