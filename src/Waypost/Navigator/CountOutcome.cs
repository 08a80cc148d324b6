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

/// Once an hour: what nobody spoke of for a day is counted, apart from what was confirmed; who came back with the same topic was not helped.
public sealed class CountSilence(WriteLane lane, CountOutcome count, TimeProvider clock, ILogger<CountSilence> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunOnceAsync(stoppingToken) > 0) { }
            }
            catch (System.Data.Common.DbException away) // it comes round again
            {
                log.LogWarning(away, "Counting outcomes waits an hour.");
            }
        }
    }

    public Task<int> RunOnceAsync(CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var before = now - Patience;
        var navigations = db.Navigations;
        var due = await navigations.Where(each => each.Outcome == NavigationOutcome.Open && each.At < before).OrderBy(each => each.At).Take(100).ToListAsync(stop);
        foreach (var navigation in due)
        {
            var until = navigation.At + Patience;
            var cameBack = await navigations.AnyAsync(each => each.OwnerId == navigation.OwnerId && each.Id != navigation.Id && each.Topic == navigation.Topic && each.At > navigation.At && each.At < until, stop);
            navigation.End(cameBack ? NavigationOutcome.CameBack : NavigationOutcome.Silent, now);
            if (!navigation.Counts || navigation.IssueType is not { } type) continue;
            if (cameBack) await count.ReturnedAsync(db, type, navigation.Channel, stop);
            else await count.SilentAsync(db, type, navigation.Channel, stop);
        }

        return due.Count;
    }, stop);
}
