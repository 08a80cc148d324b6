using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// Adds to what is known about a channel, within the change that is under way.
public sealed class CountOutcome
{
    public Task ConfirmedAsync(WaypostDb db, string type, string channel, TimeSpan took, CancellationToken stop) => ChangeAsync(db, type, channel, row => row.CountConfirmed(took), stop);

    public Task SilentAsync(WaypostDb db, string type, string channel, CancellationToken stop) => ChangeAsync(db, type, channel, row => row.CountSilent(), stop);

    public Task ReturnedAsync(WaypostDb db, string type, string channel, CancellationToken stop) => ChangeAsync(db, type, channel, row => row.CountReturned(), stop);

    /// Counted as solved or silent before.
    public Task CameBackAsync(WaypostDb db, string type, string channel, bool confirmed, CancellationToken stop) => ChangeAsync(db, type, channel, row => row.CountCameBack(confirmed), stop);

    private static async Task ChangeAsync(WaypostDb db, string type, string channel, Action<ChannelOutcome> change, CancellationToken stop)
    {
        var row = await db.Set<ChannelOutcome>().FindAsync([type, channel], stop);
        if (row is null) db.Add(row = new ChannelOutcome { TypeId = type, Channel = channel });
        change(row);
        db.Nudge(ChannelOdds.Log);
    }
}

/// The seller says how it ended.
public sealed class RecordOutcome(CountOutcome count, NotSolved notSolved, WriteLane lane, TimeProvider clock)
{
    /// What takes longer than this was not one visit; it counts as solved, but says nothing about the time.
    private static readonly TimeSpan OneCase = TimeSpan.FromDays(7);

    /// `by`: the channel that solved it, where it is not the recommended one.
    public async Task RunAsync(Caller caller, Guid? visitorId, Guid id, bool solved, CancellationToken stop, string? by = null)
    {
        if (!solved)
        {
            await notSolved.RunAsync(caller, visitorId, id, null, stop);
            return;
        }

        await lane.WriteAsync(async db =>
        {
            var navigation = await db.Navigations.VisibleTo(caller, visitorId).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("navigation");
            var now = clock.GetUtcNow();
            if (!navigation.End(NavigationOutcome.Solved, now)) return;
            var channel = by ?? navigation.Channel;
            db.Note(id, CaseEntryKind.Solved, ChannelSign.Of(channel).Name, now);
            var took = now - navigation.DecidedAt;
            if (!navigation.Counts || navigation.IssueType is not { } type) return;
            if (took <= OneCase) await count.ConfirmedAsync(db, type, channel, took, stop);
            else await count.SilentAsync(db, type, channel, stop);
        }, stop);
    }
}

/// Once an hour: what nobody spoke of for a day is counted, apart from what was confirmed; who came back with the same topic within seven days was not helped.
public sealed class CountSilence(IDbContextFactory<WaypostDb> contexts, WriteLane lane, CountOutcome count, TimeProvider clock, ILogger<CountSilence> log) : BackgroundService
{
    private const int Chunk = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2); // who came back longer ago was found then

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException away) // it comes round again
            {
                log.LogWarning(away, "Counting outcomes waits an hour.");
            }
        }
    }

    /// All that is due; answers how many were counted.
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (all, some) = (0, 0);
        do all += some = await EndSilentAsync(stop);
        while (some > 0);
        return all + await EndCameBackAsync(stop);
    }

    private Task<int> EndSilentAsync(CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var before = now - Patience;
        var due = await db.Navigations.Where(each => each.Outcome == NavigationOutcome.Open && each.At < before).OrderBy(each => each.At).Take(Chunk).ToListAsync(stop);
        foreach (var navigation in due)
        {
            navigation.End(NavigationOutcome.Silent, now);
            if (navigation.Counts && navigation.IssueType is { } type) await count.SilentAsync(db, type, navigation.Channel, stop);
        }

        return due.Count;
    }, stop);

    /// What was thought to be helped, said or silent, and was not: the same seller told the same topic again within seven days.
    private async Task<int> EndCameBackAsync(CancellationToken stop)
    {
        await using var reads = await contexts.CreateDbContextAsync(stop);
        var recently = clock.GetUtcNow() - Recent;
        var later = (await reads.Navigations.AsNoTracking().Where(each => each.At > recently && each.Topic != null).Select(each => new { each.OwnerId, each.Topic, each.At }).ToListAsync(stop)).ToLookup(each => each.OwnerId);
        var ended = 0;
        foreach (var owners in later.Select(group => group.Key).Chunk(Chunk))
        {
            ended += await lane.WriteAsync(async db =>
            {
                var now = clock.GetUtcNow();
                var since = recently - Back;
                var helped = await db.Navigations.Where(each => owners.Contains(each.OwnerId) && each.At > since && (each.Outcome == NavigationOutcome.Silent || each.Outcome == NavigationOutcome.Solved)).ToListAsync(stop);
                var back = helped.FindAll(each => later[each.OwnerId].Any(again => again.Topic == each.Topic && again.At > each.At && again.At - each.At < Back && (each.Outcome == NavigationOutcome.Silent || again.At > each.EndedAt)));
                foreach (var navigation in back)
                {
                    var confirmed = navigation.Outcome == NavigationOutcome.Solved;
                    navigation.End(NavigationOutcome.CameBack, now);
                    if (navigation.Counts && navigation.IssueType is { } type) await count.CameBackAsync(db, type, navigation.Channel, confirmed, stop);
                }

                return back.Count;
            }, stop);
        }

        return ended;
    }
}
