using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Replay;

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
