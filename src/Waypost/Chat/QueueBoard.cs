using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// Where a conversation stands in its team's line and how long that takes.
public sealed record QueuePlace(int Position, double ExpectedWaitSeconds, double P90Seconds);

/// The queues as they are now: who waits, who is at the desk, how long it took lately. Read from the database at every change, shared by all readers.
public sealed class QueueBoard(IDbContextFactory<WaypostDb> contexts, Nudges nudges, TimeProvider clock, ILogger<QueueBoard> log) : BackgroundService
{
    public const string Log = "queue";

    /// The live log of one seller's place in line.
    public const string PlacePrefix = "queue:";

    /// The live logs of the desk's lists.
    public const string DeskPrefix = "desk:";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200); // many changes at once are one reading
    private volatile QueueState _now = QueueState.Empty;

    public QueueState Now => _now;

    public async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var waiting = await db.Conversations.AsNoTracking().Where(c => c.Status == ConversationStatus.Waiting)
            .OrderByDescending(c => c.Priority).ThenBy(c => c.WaitingSince).Select(c => new WaitingConversation(c.Id, c.TeamId, c.Channel, c.Priority)).Take(20_000).ToListAsync(stop);
        var active = await db.Conversations.AsNoTracking().CountAsync(c => c.Status == ConversationStatus.Active && c.Channel == ConversationChannel.Chat, stop);
        var seen = now - AgentPresence.Gone;
        var present = await (from presence in db.Set<AgentPresence>() where presence.SeenAt > seen && presence.AwaySince == null
                             join member in db.Set<TeamMember>() on presence.PersonId equals member.PersonId
                             group member by member.TeamId into team select new { team.Key, Count = team.Count() }).ToDictionaryAsync(team => team.Key, team => team.Count, stop);
        var waits = await db.Conversations.AsNoTracking().Where(c => c.Channel == ConversationChannel.Chat && c.AcceptedAt != null).OrderByDescending(c => c.AcceptedAt)
            .Take(500).Select(c => new { c.TeamId, c.OpenedAt, AcceptedAt = c.AcceptedAt!.Value, c.PromiseMissedAt }).ToListAsync(stop);
        var rota = await db.Set<RotaRow>().AsNoTracking().ToListAsync(stop);

        _now = new QueueState(waiting, present, active, rota,
            waits.GroupBy(wait => wait.TeamId).ToDictionary(team => team.Key, team => WaitTimes.Of(team.Select(wait => (wait.AcceptedAt - wait.OpenedAt).TotalSeconds))),
            WaitTimes.Of(waits.Select(wait => (wait.AcceptedAt - wait.OpenedAt).TotalSeconds)),
            waits.Count == 0 ? null : waits.Count(wait => wait.PromiseMissedAt is null) / (double)waits.Count);
        TellPlaces();
    }

    /// Tells those who wait and look where they stand now.
    private void TellPlaces()
    {
        foreach (var name in nudges.ListenedTo(PlacePrefix).Concat(nudges.ListenedTo(DeskPrefix))) nudges.Give(name);
        foreach (var name in nudges.ListenedTo(ConversationLog.Prefix))
            if (Guid.TryParse(name.AsSpan(ConversationLog.Prefix.Length), out var id) && _now.PlaceOf(id) is { } place)
                nudges.PassHere(new Passing(name, "queue", JsonSerializer.Serialize(new { position = place.Position, expectedWaitSeconds = Math.Round(place.ExpectedWaitSeconds) })));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([Log, Callers.Log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
                await ear.WaitAsync(TimeSpan.FromSeconds(20), stoppingToken);
                ear.Take();
            }
            catch (Exception away) when (Away.Is(away))
            {
                log.LogWarning(away, "The queue could not be read; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }
}

public sealed record WaitingConversation(Guid Id, Guid TeamId, ConversationChannel Channel, int Priority);

/// Seconds from opening to a person, counted from what really happened; a prior until there is enough.
public sealed record WaitTimes(double Median, double P90, int Count)
{
    private const int Prior = 5; // that many imagined waits of 2 to 8 minutes keep a handful of real ones from deciding alone

    public static WaitTimes Of(IEnumerable<double> seconds)
    {
        var sorted = seconds.Concat(Enumerable.Range(0, Prior).Select(i => 120 + i * 90.0)).Order().ToList();
        return new WaitTimes(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.9)], sorted.Count - Prior);
    }
}

public sealed record QueueState(
    IReadOnlyList<WaitingConversation> Waiting, IReadOnlyDictionary<Guid, int> Present, int Active, IReadOnlyList<RotaRow> Rota,
    IReadOnlyDictionary<Guid, WaitTimes> ByTeam, WaitTimes Overall, double? PromisesKept)
{
    public static readonly QueueState Empty = new([], new Dictionary<Guid, int>(), 0, [], new Dictionary<Guid, WaitTimes>(), WaitTimes.Of([]), null);

    public bool IsOpen(Guid? team, DateTimeOffset now) => Rota.Any(row => (team is null || row.TeamId == team) && row.IsOpen(now));

    public int WaitingFor(Guid? team) => Waiting.Count(waiting => waiting.Channel == ConversationChannel.Chat && (team is null || waiting.TeamId == team));

    /// What somebody who comes now has to expect: lately measured waits, stretched by how much longer than usual the line is for those at the desk.
    public QueuePlace PlaceAfter(int before, Guid? team)
    {
        var times = team is { } id && ByTeam.TryGetValue(id, out var own) ? own : Overall;
        var agents = Math.Max(1, team is { } of ? Present.GetValueOrDefault(of) : Present.Count == 0 ? 1 : Present.Values.Max());
        var stretch = 1 + before / (2.0 * agents);
        return new QueuePlace(before + 1, times.Median * stretch, times.P90 * stretch);
    }

    public QueuePlace? PlaceOf(Guid conversation)
    {
        var before = 0;
        var mine = Waiting.FirstOrDefault(waiting => waiting.Id == conversation);
        if (mine is null) return null;
        foreach (var waiting in Waiting)
        {
            if (waiting.Id == conversation) break;
            if (waiting.TeamId == mine.TeamId && waiting.Channel == mine.Channel) before++;
        }

        return PlaceAfter(before, mine.TeamId);
    }
}
