using System.Globalization;
using System.Text;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Replay;

/// What other settings would have changed. `Found` counts the past's decisions, `Decisions` holds those that were decided again.
public sealed class ReplayReport(DecisionSettings before, DecisionSettings after, TimeSpan past, int found, IReadOnlyList<ReplayedDecision> decisions)
{
    public DecisionSettings Before { get; } = before;
    public DecisionSettings After { get; } = after;
    public TimeSpan Past { get; } = past;
    public int Found { get; } = found;
    public IReadOnlyList<ReplayedDecision> Decisions { get; } = decisions;

    public ReplayGroup All => new("", Decisions);
    public double AskedBefore => Share(each => each.AskedBefore);
    public double AskedAfter => Share(each => each.AskedAfter);

    /// How many of all decisions go from one channel to another.
    public int Moved(int from, int to) => Decisions.Count(each => each.Before == from && each.After == to);

    public IReadOnlyList<ReplayGroup> ByTopic => GroupBy(each => each.Topic ?? "");
    public IReadOnlyList<ReplayGroup> ByLanguage => GroupBy(each => each.Locale);
    public IReadOnlyList<ReplayGroup> ByNature => GroupBy(each => Natures.NameOf(each.Nature));

    /// The decisions that would have cost their sellers most, the worst first.
    public IReadOnlyList<ReplayedDecision> Worst(int most) => [.. Decisions.Where(each => each.IsWorse).OrderByDescending(each => each.SecondsAfter - each.SecondsBefore).Take(most)];

    public string ToText()
    {
        var text = new StringBuilder();
        var all = All;
        text.AppendLine(CultureInfo.InvariantCulture, $"{Decisions.Count} of {Found} decisions of {Past.TotalDays:0} days decided again: {Before.Name} against {After.Name}");
        foreach (var field in SettingField.All.Where(field => field.Of(Before) != field.Of(After)))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {field.Key}: {field.Text(Before)} -> {field.Text(After)}");
        if (Decisions.Count == 0) return text.ToString();
        text.AppendLine(CultureInfo.InvariantCulture, $"sent elsewhere: {all.Changed} ({(double)all.Changed / all.Count:P1}); asked: {AskedBefore:P1} -> {AskedAfter:P1}");
        text.AppendLine(CultureInfo.InvariantCulture, $"minutes to the solution, expected: {all.Before:0.0} -> {all.After:0.0}; of these the seller's own: {all.OwnBefore:0.0} -> {all.OwnAfter:0.0}");
        text.AppendLine(CultureInfo.InvariantCulture, $"better for {all.Better}, worse for {all.Worse} (by more than a minute)").AppendLine();
        text.Append("from \\ to".PadRight(18));
        foreach (var channel in Channels.All) text.Append(channel.PadLeft(17));
        text.AppendLine();
        for (var from = 0; from < Channels.All.Count; from++)
        {
            text.Append(Channels.All[from].PadRight(18));
            for (var to = 0; to < Channels.All.Count; to++) text.Append(Moved(from, to).ToString(CultureInfo.InvariantCulture).PadLeft(17));
            text.AppendLine();
        }

        Rows(text, "by topic", ByTopic);
        Rows(text, "by what it was", ByNature);
        Rows(text, "by language", ByLanguage);
        if (Worst(10) is { Count: > 0 } worst)
        {
            text.AppendLine().AppendLine("worst for");
            foreach (var each in worst)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {each.SecondsBefore / 60:0} -> {each.SecondsAfter / 60:0} min, {Channels.All[each.Before]} -> {Channels.All[each.After]}: {Cut(each.Text)}");
        }

        return text.ToString();
    }

    public static string Cut(string text) => text.Length <= 160 ? text.ReplaceLineEndings(" ") : text[..157].ReplaceLineEndings(" ") + "…";

    private static void Rows(StringBuilder text, string title, IReadOnlyList<ReplayGroup> groups)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title,-30}{"decisions",10}{"moved",8}{"min before",12}{"min after",11}{"better",8}{"worse",7}");
        foreach (var group in groups)
            text.AppendLine(CultureInfo.InvariantCulture, $"{group.Name,-30}{group.Count,10}{group.Changed,8}{group.Before,12:0.0}{group.After,11:0.0}{group.Better,8}{group.Worse,7}");
    }

    private List<ReplayGroup> GroupBy(Func<ReplayedDecision, string> by) =>
        [.. Decisions.GroupBy(by).Select(group => new ReplayGroup(group.Key, [.. group])).OrderByDescending(group => group.Count).ThenBy(group => group.Name, StringComparer.Ordinal)];

    private double Share(Func<ReplayedDecision, bool> which) => Decisions.Count == 0 ? 0 : (double)Decisions.Count(which) / Decisions.Count;
}

/// Decisions that have something in common; minutes are expected means.
public sealed record ReplayGroup(string Name, IReadOnlyList<ReplayedDecision> Decisions)
{
    public int Count => Decisions.Count;
    public int Changed => Decisions.Count(each => each.IsChanged);
    public int Better => Decisions.Count(each => each.IsBetter);
    public int Worse => Decisions.Count(each => each.IsWorse);
    public double Before => Minutes(each => each.SecondsBefore);
    public double After => Minutes(each => each.SecondsAfter);
    public double OwnBefore => Minutes(each => each.OwnBefore);
    public double OwnAfter => Minutes(each => each.OwnAfter);

    private double Minutes(Func<ReplayedDecision, double> of) => Count == 0 ? 0 : Decisions.Average(of) / 60;
}
