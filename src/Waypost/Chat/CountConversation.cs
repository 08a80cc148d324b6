using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// How a conversation ended is how its navigation ended: confirmed by the seller, left without an answer, or opened again.
public sealed class CountConversation(CountOutcome count) : IFollowsConversations
{
    public async Task ChangedAsync(WaypostDb db, Conversation conversation, ConversationChange change, Caller? by, DateTimeOffset now, CancellationToken stop)
    {
        if (change is not (ConversationChange.Ended or ConversationChange.Reopened) || conversation.NavigationId is not { } id) return;
        if (await db.Navigations.SingleOrDefaultAsync(each => each.Id == id, stop) is not { } navigation) return;
        if (change == ConversationChange.Ended && conversation.Ending == Ending.Confirmed) await count.SolvedAsync(db, navigation, Channels.Chat, now, stop);
        else if (change == ConversationChange.Ended && navigation.End(NavigationOutcome.Silent, now)) await count.EndAsync(db, navigation, CountedAs.Silent, Channels.Chat, stop);
        else if (change == ConversationChange.Reopened && navigation.Outcome is NavigationOutcome.Solved or NavigationOutcome.Silent && navigation.End(NavigationOutcome.CameBack, now))
            await count.EndAsync(db, navigation, CountedAs.Returned, Channels.Chat, stop);
    }
}
