using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.Storage;

namespace Waypost.Desk;

/// Says who is at the desk: as long as an agent's desk page is open, and until they go away by themselves.
public sealed class Presence(WriteLane lane, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _written = new();

    /// The desk page is open. Written at most twice a minute.
    public async Task HereAsync(Guid personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_written.TryGetValue(personId, out var last) && now - last < Every) return;
        _written[personId] = now;
        await lane.WriteAsync(async db =>
        {
            var presence = await db.Set<AgentPresence>().SingleOrDefaultAsync(each => each.PersonId == personId, stop);
            if (presence is null || now - presence.SeenAt > AgentPresence.Gone) db.Nudge(QueueBoard.Log);
            if (presence is null) db.Add(new AgentPresence { PersonId = personId, SeenAt = now });
            else presence.SeenAt = now;
        }, stop);
    }

    /// Takes no new conversations until they are back.
    public Task AwayAsync(Guid personId, bool away, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var presence = await db.Set<AgentPresence>().SingleOrDefaultAsync(each => each.PersonId == personId, stop);
        if (presence is null) db.Add(presence = new AgentPresence { PersonId = personId, SeenAt = now });
        presence.AwaySince = away ? now : null;
        db.Nudge(QueueBoard.Log);
    }, stop);
}
