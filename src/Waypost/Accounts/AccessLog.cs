using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// Somebody of the staff looked at, revealed or did something in a seller's account.
public sealed record AccessView(long Seq, DateTimeOffset At, string Who, Roles Roles, string Deed, string Subject, string? Reason, AccessCase? Case);

/// A page of the seller's access log. `IsWhole`: every line shown carries its seal and follows the line before it in the audit log.
public sealed record AccessLogView(IReadOnlyList<AccessView> Lines, long? Next, bool IsWhole, DateTimeOffset CheckedAt);

/// Reads who looked at a seller's account from the audit log, and proves that nothing was changed.
public sealed class AccessLog(WaypostDb db, AccessGrounds grounds, TimeProvider clock)
{
    public const int Size = 25;

    /// The log that a look nudges: the page is read anew.
    public static string LogOf(Guid sellerId) => $"access:{sellerId}";

    public async Task<AccessLogView> ReadAsync(Guid sellerId, long? before, CancellationToken stop)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.SellerId == sellerId && entry.Deed.StartsWith("account.") && (before == null || entry.Seq < before))
            .OrderByDescending(entry => entry.Seq).Take(Size + 1).ToListAsync(stop);
        long? next = entries.Count > Size ? entries[Size - 1].Seq : null;
        if (next is not null) entries.RemoveAt(Size);

        var actors = entries.Select(entry => entry.ActorId).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(person => actors.Contains(person.Id)).Select(person => new { person.Id, person.Name, person.Roles }).ToDictionaryAsync(person => person.Id, stop);
        var cases = new Dictionary<Guid, AccessCase?>();
        foreach (var id in entries.Select(entry => entry.CaseId).OfType<Guid>().Distinct()) cases[id] = await grounds.DescribeAsync(db, id, stop);

        return new AccessLogView(
            [.. entries.Select(entry => people.TryGetValue(entry.ActorId, out var who)
                ? Line(entry, who.Name, who.Roles)
                : Line(entry, "", Roles.None))],
            next, await IsWholeAsync(entries, stop), clock.GetUtcNow());

        AccessView Line(AuditEntry entry, string name, Roles roles) =>
            new(entry.Seq, entry.At, name, roles, entry.Deed, entry.Subject, entry.Reason, entry.CaseId is { } id ? cases[id] : null);
    }

    private async Task<bool> IsWholeAsync(List<AuditEntry> entries, CancellationToken stop)
    {
        var numbers = entries.Select(entry => entry.Seq - 1).ToList();
        var before = await db.Set<AuditEntry>().AsNoTracking().Where(entry => numbers.Contains(entry.Seq)).Select(entry => new { entry.Seq, entry.Hash }).ToDictionaryAsync(entry => entry.Seq, entry => entry.Hash, stop);
        return entries.TrueForAll(entry => entry.Seq == 1 ? entry.IsSealedAfter("") : before.TryGetValue(entry.Seq - 1, out var previous) && entry.IsSealedAfter(previous));
    }
}
