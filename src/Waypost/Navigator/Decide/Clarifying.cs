using Waypost.Navigator.Issues;
using static Waypost.Web.Words;

namespace Waypost.Navigator.Decide;

/// Whether one question is worth asking, and which: only where knowing what was meant would save real time.
public static class Clarifying
{
    private const double LeastShare = 0.12;

    public static Clarify? Question(Reading reading, ExpectedTime sum, DecisionSettings settings)
    {
        if (sum.Best - sum.Known < settings.AskGain) return null;
        return AmongIssues(reading) ?? AmongNatures(reading);
    }

    /// Two or three issues that hold most of the meaning and are settled in different ways: name them.
    private static Clarify? AmongIssues(Reading reading)
    {
        var leading = reading.Issues().Take(3).Where(each => each.P >= LeastShare).ToList();
        if (leading.Count < 2 || leading.Sum(each => each.P) < 0.6 || leading.Select(each => NatureOf(reading, each.Issue)).Distinct().Count() < 2) return null;
        return new Clarify(T("What is it about?"),
            [.. leading.Select(each => new ClarifyOption(Evidence.TypePrefix + each.Issue.Id, T(Capital(each.Issue.Summary)))), new ClarifyOption(Evidence.None, T("Something else"))]);
    }

    private static Clarify? AmongNatures(Reading reading)
    {
        var options = Enum.GetValues<Nature>().Where(nature => reading.Of(nature) >= LeastShare)
            .OrderByDescending(reading.Of).Select(nature => new ClarifyOption(Evidence.NaturePrefix + Natures.NameOf(nature), Label(nature))).ToList();
        return options.Count < 2 ? null : new Clarify(T("Which of these is closest?"), options);
    }

    private static string Label(Nature nature) => nature switch
    {
        Nature.SameForAll => T("I want to know how something works"),
        Nature.OwnCase => T("Something is wrong with my own account, order, listing or money"),
        _ => T("I want to hear what other sellers think or do"),
    };

    private static Nature NatureOf(Reading reading, Issue issue) => reading.Meanings.Where(meaning => ReferenceEquals(meaning.Issue, issue)).MaxBy(meaning => meaning.P).Nature;

    private static string Capital(string sentence) => sentence.Length == 0 ? sentence : string.Concat(sentence[..1].ToUpperInvariant(), sentence.AsSpan(1));
}
