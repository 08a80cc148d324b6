using System.Diagnostics;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;

namespace Waypost.Navigator.Evaluate;

/// Decides labelled texts, to be compared with where readers would have sent them.
public static class Evaluation
{
    /// The catalogue's phrasings as labelled texts: where they belong follows from what their type needs.
    public static List<LabelledIssue> Labelled(IEnumerable<Taught> phrasings, IssueCatalogue.Edition catalogue) => [.. phrasings.Select(each => Label(each, catalogue)).OfType<LabelledIssue>()];

    public static (List<EvaluatedIssue> Results, double Microseconds) Decide(Decider decider, List<LabelledIssue> lines, bool asUsual)
    {
        EvaluatedIssue One(LabelledIssue line)
        {
            var decision = decider.Decide(new Ask(Caller.Nobody, line.Text, DecideFor.LocaleOf(line.Lang, line.Text, Caller.Nobody)) { AsUsual = asUsual });
            return new EvaluatedIssue(line, decision.Recommended.Channel, decision.Recommended.Share, decision.Ways.FirstOrDefault(way => way.Channel == line.Channel)?.Share ?? 0, decision.Clarify is not null, decision.Issue?.Topic, decision.Issue?.Id);
        }

        for (var i = 0; i < Math.Min(2000, 20 * lines.Count); i++) One(lines[i % lines.Count]); // the first ones pay for compiling
        var started = Stopwatch.GetTimestamp();
        var results = lines.ConvertAll(One);
        return (results, Stopwatch.GetElapsedTime(started).TotalMicroseconds / Math.Max(1, lines.Count));
    }

    private static LabelledIssue? Label(Taught phrasing, IssueCatalogue.Edition catalogue)
    {
        if (!catalogue.ById.TryGetValue(phrasing.TypeId, out var issue)) return null;
        var (channel, also) = issue.Need switch
        {
            Need.General => (Channels.HelpCenter, (IReadOnlyList<string>)[]),
            Need.Account or Need.Urgent => (Channels.Chat, []),
            Need.Peers or Need.News => (Channels.Community, []),
            _ => issue.Group is null ? (Channels.HelpCenter, [Channels.Community]) : (Channels.Community, [Channels.HelpCenter]),
        };
        return new LabelledIssue(phrasing.Text, phrasing.Locale, channel, also, issue.Topic);
    }
}
