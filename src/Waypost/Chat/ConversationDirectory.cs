using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// Who may read and write a conversation, kept in memory for the hot path and forgotten at every change of it.
public sealed class ConversationDirectory
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<Guid, Known> _known = new();
    private readonly IDbContextFactory<WaypostDb> _contexts;

    public ConversationDirectory(IDbContextFactory<WaypostDb> contexts, Nudges nudges, ConversationTails tails)
    {
        _contexts = contexts;
        nudges.Given += log =>
        {
            if (log is null)
            {
                _known.Clear();
                tails.Clear();
            }
            else if (log.StartsWith(ConversationLog.ChangedPrefix, StringComparison.Ordinal) && Guid.TryParse(log.AsSpan(ConversationLog.ChangedPrefix.Length), out var id))
            {
                _known.TryRemove(id, out _);
                tails.Drop(id);
                nudges.Give(ConversationLog.NameOf(id));
            }
        };
    }

    public sealed record Known(Guid Id, Guid SellerId, Guid TeamId, Guid? AssigneeId, ConversationStatus Status, bool Answered, bool Named);

    /// Null when it is not there or not the caller's: the same for both.
    public async ValueTask<Known?> FindAsync(Caller caller, Guid id, CancellationToken stop)
    {
        if (!_known.TryGetValue(id, out var known))
        {
            await using var db = await _contexts.CreateDbContextAsync(stop);
            known = await db.Conversations.AsNoTracking().Where(c => c.Id == id)
                .Select(c => new Known(c.Id, c.SellerId, c.TeamId, c.AssigneeId, c.Status, c.FirstResponseAt != null, c.Subject != "")).SingleOrDefaultAsync(stop);
            if (known is null) return null;
            if (_known.Count > Most) _known.Clear();
            _known[id] = known;
        }

        return MaySee(caller, known) ? known : null;
    }

    /// The same rule as ConversationTables.VisibleTo; a test holds them together.
    public static bool MaySee(Caller caller, Known known) => caller switch
    {
        { IsSupervisor: true } => true,
        { IsAgent: true } => caller.TeamIds.Contains(known.TeamId),
        { SellerId: { } seller } => known.SellerId == seller,
        _ => false,
    };
}
