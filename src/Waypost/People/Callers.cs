using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;

namespace Waypost.People;

/// Tells which audience segments a seller account belongs to; plugged in by Accounts.
public interface ISegments
{
    Task<IReadOnlySet<string>> OfAsync(WaypostDb db, Guid sellerId, CancellationToken stop);
}

/// The people of this installation as callers, kept in memory and forgotten when a person, team, key or seller changes.
public sealed class Callers
{
    public const string Log = "people";
    private readonly IDbContextFactory<WaypostDb> _contexts;
    private readonly IEnumerable<ISegments> _segments;

    // Replaced whole when something changes: what was being read meanwhile goes into the old one and is never seen.
    private Memory _memory = new();

    public Callers(IDbContextFactory<WaypostDb> contexts, IEnumerable<ISegments> segments, Nudges nudges)
    {
        (_contexts, _segments) = (contexts, segments);
        nudges.Given += log =>
        {
            if (log is null or Log) _memory = new Memory();
        };
    }

    public sealed record Known(Caller Caller, string Stamp);

    public async ValueTask<Known?> FindAsync(Guid personId, CancellationToken stop)
    {
        var people = _memory.People;
        if (people.TryGetValue(personId, out var known)) return known;
        await using var db = await _contexts.CreateDbContextAsync(stop);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(each => each.Id == personId, stop);
        if (person is null) return null;

        var teams = await db.Set<TeamMember>().Where(member => member.PersonId == personId).Select(member => member.TeamId).ToListAsync(stop);
        var caller = new Caller(person.Id, person.Name, person.Roles, person.SellerId, teams, person.Locale, person.TimeZone);
        if (person.SellerId is { } seller)
        {
            var all = new HashSet<string>(StringComparer.Ordinal);
            foreach (var source in _segments) all.UnionWith(await source.OfAsync(db, seller, stop));
            caller = caller with { Segments = all };
        }

        return people[personId] = new Known(caller, person.SecurityStamp ?? "");
    }

    /// The person a key acts as, by the key's hash; null when there is no such key or it was revoked.
    public async ValueTask<Guid?> ByKeyHashAsync(string hash, CancellationToken stop)
    {
        var keys = _memory.Keys;
        if (keys.TryGetValue(hash, out var known)) return known;
        await using var db = await _contexts.CreateDbContextAsync(stop);
        var person = await db.ApiKeys.Where(key => key.Hash == hash && key.RevokedAt == null).Select(key => (Guid?)key.PersonId).SingleOrDefaultAsync(stop);
        if (person is not null) keys[hash] = person; // unknown keys are not kept: a guesser could fill the memory
        return person;
    }

    private sealed class Memory
    {
        public ConcurrentDictionary<Guid, Known> People { get; } = new();
        public ConcurrentDictionary<string, Guid?> Keys { get; } = new(StringComparer.Ordinal);
    }
}
