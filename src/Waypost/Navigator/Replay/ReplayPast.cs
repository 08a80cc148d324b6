using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.Storage;

namespace Waypost.Navigator.Replay;

/// Decides the stored past again, under the settings of now and under others: who would have been sent elsewhere, and what that would have cost them.
/// Waits are those of the time; odds, times and the model are those of now. Nothing is changed.
public sealed class ReplayPast(WaypostDb db, IssueCatalogue catalogue, ChannelOdds odds, TimeProvider clock)
{
    private const int Chunk = 500;

    /// `most`: beyond so many decisions an even sample of them is taken.
    public async Task<ReplayReport> RunAsync(TimeSpan past, DecisionSettings before, DecisionSettings after, int most, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - past;
        var stored = db.Navigations.AsNoTracking().Where(each => each.At >= since);
        var found = await stored.CountAsync(stop);
        var step = Math.Max(1, (found + most - 1) / most);
        var chosen = new List<Guid>();
        var at = 0;
        await foreach (var id in stored.OrderBy(each => each.At).Select(each => each.Id).AsAsyncEnumerable().WithCancellation(stop))
            if (at++ % step == 0) chosen.Add(id);
        var judge = new ReplayJudge(catalogue.Current, odds.Table, before, after);
        var decisions = new List<ReplayedDecision>(chosen.Count);
        foreach (var part in chosen.Chunk(Chunk))
        {
            var rows = await db.Navigations.AsNoTracking().Where(each => part.Contains(each.Id))
                .Select(each => new { each.Id, each.Text, each.Locale, each.Channel, each.Inputs, each.Outcome, each.At }).ToListAsync(stop);
            var earlier = (await db.Set<EarlierDecision>().AsNoTracking().Where(each => part.Contains(each.NavigationId)).ToListAsync(stop)).ToLookup(each => each.NavigationId);
            foreach (var row in rows)
            {
                var first = earlier[row.Id].OrderBy(each => each.Seq).FirstOrDefault(each => each.Because != "answered"); // an answered question and the decision after it are one
                var decision = first is null
                    ? new StoredDecision(row.Id, row.Text, row.Locale, row.Channel, DecisionInputs.Read(row.Inputs), row.Outcome, row.At)
                    : new StoredDecision(row.Id, row.Text, row.Locale, first.Channel, DecisionInputs.Read(first.Inputs), NavigationOutcome.NotSolved, row.At);
                if (judge.Decide(decision) is { } decided) decisions.Add(decided);
            }
        }

        return new ReplayReport(before, after, past, found, decisions);
    }
}
