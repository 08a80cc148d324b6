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

/// A decision of the past with what it was made from, and how its channel did.
public sealed record StoredDecision(Guid Id, string Text, string Locale, string Channel, DecisionInputs Inputs, NavigationOutcome Outcome, DateTimeOffset At);

/// One decision under both settings. Times are expected, in seconds, from the question to the solution; `Own` is the part in which the seller has to be there.
public sealed record ReplayedDecision(
    Guid Id, string Text, string Locale, string? Topic, Nature Nature, DateTimeOffset At, int Before, int After, bool AskedBefore, bool AskedAfter,
    double SecondsBefore, double SecondsAfter, double OwnBefore, double OwnAfter)
{
    private const double Noticed = 60;

    public bool IsChanged => Before != After;
    public bool IsWorse => SecondsAfter > SecondsBefore + Noticed;
    public bool IsBetter => SecondsAfter < SecondsBefore - Noticed;
}

/// Judges both choices by the same measure, with what is known in hindsight: how the channel that was really tried did, and what the seller answered.
/// So a setting is not right because it agrees with itself.
public sealed class ReplayJudge(IssueCatalogue.Edition catalogue, OddsTable odds, DecisionSettings before, DecisionSettings after)
{
    private readonly DecisionSettings _wholeTime = before with { FreeWait = 1 }, _ownTime = before with { FreeWait = 0 };

    /// Null where an incident answered: it would do so again.
    public ReplayedDecision? Decide(StoredDecision stored)
    {
        if (stored.Inputs.Incident is not null) return null;
        Candidate[] candidates = [.. stored.Inputs.Channels.Where(each => each.Cost is not null && Channels.IndexOf(each.Channel) >= 0)
            .OrderBy(each => Channels.IndexOf(each.Channel)).Select(each => Candidate.Of(Channels.IndexOf(each.Channel), each.Wait, each.Open))];
        if (candidates.Length == 0) return null;

        var (now, asks) = Choose(stored, candidates, before);
        var (then, wouldAsk) = before == after ? (now, asks) : Choose(stored, candidates, after);
        var hindsight = Hindsight(stored);
        var (whole, own) = (ExpectedTime.Of(hindsight, candidates, odds, _wholeTime).Start, ExpectedTime.Of(hindsight, candidates, odds, _ownTime).Start);
        var nature = Enum.GetValues<Nature>().MaxBy(hindsight.Of);
        return new ReplayedDecision(stored.Id, stored.Text, stored.Locale, hindsight.Meanings.Count > 0 ? hindsight.Meanings[0].Issue.Topic : null, nature, stored.At,
            now, then, asks, wouldAsk, whole[now], whole[then], own[now], own[then]);
    }

    private (int Channel, bool Asks) Choose(StoredDecision stored, Candidate[] candidates, DecisionSettings settings)
    {
        var reading = Read(stored, settings);
        var sum = ExpectedTime.Of(reading, candidates, odds, settings);
        var asks = stored.Inputs.Failures == 0 && Clarifying.Question(reading, sum, settings) is not null;
        if (asks && stored.Inputs.Answer is { } answer) sum = ExpectedTime.Of(Evidence.Answered(reading, answer), candidates, odds, settings);
        return (sum.BestChannel, asks);
    }

    private Reading Read(StoredDecision stored, DecisionSettings settings)
    {
        var reading = Reading.Of(catalogue, stored.Text, settings);
        return stored.Inputs.Findings.Count > 0 ? Evidence.Found(reading) : reading;
    }

    /// What the text meant, after it is known what was answered and how the channel did (Bayes).
    private Reading Hindsight(StoredDecision stored)
    {
        var reading = Read(stored, before);
        if (stored.Inputs.Answer is { } answer) reading = Evidence.Answered(reading, answer);
        var channel = Channels.IndexOf(stored.Channel);
        return channel < 0 ? reading : reading.Weigh(meaning => Chance(odds.Solve(meaning.Issue.Index, (int)meaning.Nature, channel), stored.Outcome));
    }

    private static double Chance(double solves, NavigationOutcome outcome) => outcome switch
    {
        NavigationOutcome.Solved => solves,
        NavigationOutcome.Silent => 0.5 + 0.5 * solves, // silence says half of it
        NavigationOutcome.NotSolved or NavigationOutcome.CameBack => 1 - solves,
        _ => 1,
    };
}
