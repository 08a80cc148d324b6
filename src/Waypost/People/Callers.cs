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
public sealed class Callers(IDbContextFactory<WaypostDb> contexts, IEnumerable<ISegments> segments, Nudges nudges) : BackgroundService
{
    public const string Log = "people";
    private readonly ConcurrentDictionary<Guid, Known?> _people = new();
    private readonly ConcurrentDictionary<string, Guid?> _keys = new(StringComparer.Ordinal);

    public sealed record Known(Caller Caller, string Stamp);

    public async ValueTask<Known?> FindAsync(Guid personId, CancellationToken stop)
    {
        if (_people.TryGetValue(personId, out var known)) return known;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(each => each.Id == personId, stop);
        if (person is null) return null;

        var teams = await db.Set<TeamMember>().Where(member => member.PersonId == personId).Select(member => member.TeamId).ToListAsync(stop);
        var caller = new Caller(person.Id, person.Name, person.Roles, person.SellerId, teams, person.Locale, person.TimeZone);
        if (person.SellerId is { } seller)
        {
            var all = new HashSet<string>(StringComparer.Ordinal);
            foreach (var source in segments) all.UnionWith(await source.OfAsync(db, seller, stop));
            caller = caller with { Segments = all };
        }

        return _people[personId] = new Known(caller, person.SecurityStamp ?? "");
    }

    /// The person a key acts as, by the key's hash; null when there is no such key or it was revoked.
    public async ValueTask<Guid?> ByKeyHashAsync(string hash, CancellationToken stop)
    {
        if (_keys.TryGetValue(hash, out var known)) return known;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var person = await db.ApiKeys.Where(key => key.Hash == hash && key.RevokedAt == null).Select(key => (Guid?)key.PersonId).SingleOrDefaultAsync(stop);
        if (person is not null) _keys[hash] = person; // unknown keys are not kept: a guesser could fill the memory
        return person;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([Log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await ear.WaitAsync(TimeSpan.FromHours(1), stoppingToken)) continue;
            ear.Take();
            _people.Clear();
            _keys.Clear();
        }
    }
}
