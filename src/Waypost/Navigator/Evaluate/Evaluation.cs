using System.Diagnostics;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;

namespace Waypost.Navigator.Evaluate;

/// Decides labelled texts, to be compared with where readers would have sent them.
public static class Evaluation
{
    /// The catalogue's texts as labelled ones: where they belong follows from their nature, or else from what their type needs.
    public static List<LabelledIssue> Labelled(IEnumerable<Taught> phrasings, IssueCatalogue.Edition catalogue) =>
        [.. phrasings.GroupBy(each => (each.Text, each.Locale)).Select(text => Label(text.Key.Text, text.Key.Locale, [.. text.Select(each => each.TypeId)], catalogue)).OfType<LabelledIssue>()];

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

    private static LabelledIssue? Label(string text, string locale, List<string> labels, IssueCatalogue.Edition catalogue)
    {
        var issue = labels.Select(label => catalogue.ById.GetValueOrDefault(label)).FirstOrDefault(known => known is not null);
        if ((Natures.FirstOf(labels) ?? (issue is null ? null : Natures.Required(issue.Need))) is { } nature)
            return new LabelledIssue(text, locale, Channels.All[(int)nature], [], issue?.Topic);
        if (issue is null) return null;
        return issue.Group is null
            ? new LabelledIssue(text, locale, Channels.HelpCenter, [Channels.Community], issue.Topic)
            : new LabelledIssue(text, locale, Channels.Community, [Channels.HelpCenter], issue.Topic);
    }
}
