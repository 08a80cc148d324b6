using Microsoft.EntityFrameworkCore;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Chat;

/// Looks after those whom nobody looks after: promises that were missed, agents who are gone, conversations to wake, proposals nobody answered.
public sealed class QueueWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QueueWatch> log) : Rounds(TimeSpan.FromSeconds(10), log)
{
    public static readonly TimeSpan ProposalWaits = TimeSpan.FromDays(3);

    protected override async Task RoundAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SweepAsync(scope.ServiceProvider, clock.GetUtcNow(), stop);
    }

    public static async Task SweepAsync(IServiceProvider services, DateTimeOffset now, CancellationToken stop)
    {
        var db = services.GetRequiredService<WaypostDb>();
        var all = db.Conversations.AsNoTracking();
        var gone = now - AgentPresence.Gone;
        var old = now - ProposalWaits;
        await EachAsync(services, all.Where(c => c.Status == ConversationStatus.Waiting && c.PromisedBy < now && c.PromiseMissedAt == null && c.Channel == ConversationChannel.Chat), c => c.MissPromise(now), now, stop);
        await EachAsync(services, all.Where(c => c.Status == ConversationStatus.Snoozed && c.SnoozedUntil < now), c => c.Wake(), now, stop);
        await EachAsync(services, all.Where(c => c.Status == ConversationStatus.ProposedClose && c.LastLineAt < old), c => c.EndUnanswered(now), now, stop);

        // Only who was at the desk and left: an agent who works through the API has no presence row.
        await EachAsync(services, all.Where(c => c.Status == ConversationStatus.Active && c.LastFromSeller && c.LastLineAt < gone && c.Channel == ConversationChannel.Chat
            && db.Set<AgentPresence>().Any(presence => presence.PersonId == c.AssigneeId && presence.SeenAt < gone)), c => c.ReturnToLine(now), now, stop);
    }

    private static async Task EachAsync(IServiceProvider services, IQueryable<Conversation> due, Action<Conversation> verb, DateTimeOffset now, CancellationToken stop)
    {
        var lane = services.GetRequiredService<WriteLane>();
        foreach (var id in await due.OrderBy(c => c.OpenedAt).Select(c => c.Id).Take(500).ToListAsync(stop))
        {
            await lane.WriteAsync(async db =>
            {
                var conversation = await db.Conversations.SingleAsync(c => c.Id == id, stop);
                verb(conversation);
                await db.AppendAsync(conversation, now, stop);
                foreach (var change in conversation.Changes) await services.GetServices<IFollowsConversations>().TellAsync(db, conversation, change, null, now, stop);
            }, stop);
        }
    }
}
