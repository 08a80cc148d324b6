using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Navigator;

/// Adds to what is known about a channel, within the change that is under way. A navigation counts once, however often its end is told anew.
public sealed class CountOutcome
{
    /// What takes longer than this was not one visit; it counts as solved, but says nothing about the time.
    private static readonly TimeSpan OneCase = TimeSpan.FromDays(7);

    /// How a navigation ended, and where. What its earlier end had counted is taken back.
    public async Task EndAsync(WaypostDb db, Navigation navigation, CountedAs end, string channel, CancellationToken stop)
    {
        if (!navigation.Counts || navigation.IssueType is not { } type) return;
        if (navigation.CountedChannel is { } before) await ChangeAsync(db, type, before, row => row.Count(navigation.Counted, -1), stop);
        await ChangeAsync(db, type, channel, row => row.Count(end, 1), stop);
        navigation.CountAs(end, channel);
    }

    /// A channel did not solve it, and the case goes on.
    public async Task FailedAsync(WaypostDb db, Navigation navigation, string channel, CancellationToken stop)
    {
        await EndAsync(db, navigation, CountedAs.Returned, channel, stop);
        navigation.CountAs(CountedAs.Nothing, null); // it stays, whatever comes
    }

    /// The seller says that a channel solved it: counted with its time.
    public async Task SolvedAsync(WaypostDb db, Navigation navigation, string channel, DateTimeOffset now, CancellationToken stop)
    {
        if (!navigation.End(NavigationOutcome.Solved, now)) return;
        db.Note(navigation.Id, CaseEntryKind.Solved, ChannelSign.Of(channel).Name, now);
        var took = now - navigation.DecidedAt;
        if (navigation is { Counts: true, IssueType: { } type } && navigation.Counted != CountedAs.Confirmed && took <= OneCase) await ChangeAsync(db, type, channel, row => row.AddTime(took), stop);
        await EndAsync(db, navigation, CountedAs.Confirmed, channel, stop);
    }

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
            var navigation = await db.Navigations.OwnedBy(caller, visitorId).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("navigation");
            await count.SolvedAsync(db, navigation, by ?? navigation.Channel, clock.GetUtcNow(), stop);
        }, stop);
    }
}

/// Once an hour: what nobody spoke of for a day is counted, apart from what was confirmed; who came back with the same topic within seven days was not helped.
public sealed class CountSilence(IDbContextFactory<WaypostDb> contexts, WriteLane lane, CountOutcome count, TimeProvider clock, ILogger<CountSilence> log) : Rounds(TimeSpan.FromHours(1), log)
{
    private const int Chunk = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2); // who came back longer ago was found then

    protected override Task RoundAsync(CancellationToken stop) => RunAsync(stop);

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
        var due = await db.Navigations.Where(each => each.Outcome == NavigationOutcome.Open && each.DecidedAt < before).OrderBy(each => each.DecidedAt).Take(Chunk).ToListAsync(stop);
        foreach (var navigation in due)
        {
            navigation.End(NavigationOutcome.Silent, now);
            await count.EndAsync(db, navigation, CountedAs.Silent, navigation.Channel, stop);
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
                    navigation.End(NavigationOutcome.CameBack, now);
                    await count.EndAsync(db, navigation, CountedAs.Returned, navigation.CountedChannel ?? navigation.Channel, stop);
                }

                return back.Count;
            }, stop);
        }

        return ended;
    }
}
