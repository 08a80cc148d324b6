using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// The deeds on one conversation that are no messages: accept, hand on, propose the end or end it, put aside, rate.
public sealed class ChangeConversation(WriteLane lane, IEnumerable<IFollowsConversations> followers, TimeProvider clock)
{
    public Task<Conversation> AcceptAsync(Caller caller, Guid id, CancellationToken stop) =>
        RunAsync(caller, id, (conversation, _, now) => Done(() => conversation.Accept(Staff(caller), now)), stop);

    public Task<Conversation> TransferAsync(Caller caller, Guid id, string teamSlug, CancellationToken stop) =>
        RunAsync(caller, id, async (conversation, db, _) =>
        {
            var team = await db.Teams.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == teamSlug, stop) ?? throw Refusal.NotFound("team");
            conversation.Transfer(Staff(caller), team.Id, team.Name);
        }, stop);

    public Task<Conversation> ResolveAsync(Caller caller, Guid id, CancellationToken stop) =>
        RunAsync(caller, id, (conversation, _, now) => Done(() => conversation.Resolve(caller, now)), stop);

    public Task<Conversation> SnoozeAsync(Caller caller, Guid id, DateTimeOffset until, CancellationToken stop) =>
        RunAsync(caller, id, (conversation, _, now) => Done(() => conversation.Snooze(Staff(caller), until > now ? until : throw Refusal.BadInput("in_the_past", "Choose a time that is still to come."))), stop);

    public Task<Conversation> RateAsync(Caller caller, Guid id, int score, string? comment, CancellationToken stop) =>
        RunAsync(caller, id, (conversation, _, _) => Done(() =>
        {
            if (caller.SellerId != conversation.SellerId) throw Refusal.NotAllowed("sellers_only", "Only the seller rates a conversation.");
            conversation.Rate(score, comment);
        }), stop);

    /// Runs one verb on a conversation that the caller may see, stores what it says and tells who follows it.
    public async Task<Conversation> RunAsync(Caller caller, Guid id, Func<Conversation, WaypostDb, DateTimeOffset, Task> verb, CancellationToken stop) =>
        await lane.WriteAsync(async db =>
        {
            var conversation = await db.Conversations.VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw Refusal.NotFound("conversation");
            var now = clock.GetUtcNow();
            await verb(conversation, db, now);
            await db.AppendAsync(conversation, now, stop);
            foreach (var change in conversation.Changes) await followers.TellAsync(db, conversation, change, caller, now, stop);
            return conversation;
        }, stop);

    private static Caller Staff(Caller caller) => caller.IsAgent ? caller : throw Refusal.NotAllowed("staff_only", "Only agents do this.");

    private static Task Done(Action verb)
    {
        verb();
        return Task.CompletedTask;
    }
}
