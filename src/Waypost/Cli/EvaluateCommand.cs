using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;

namespace Waypost.Cli;

/// `waypost evaluate FILE.jsonl`: how often the navigator would have sent labelled issues where readers would. Without a file: on the catalogue's own
/// phrasings, each decided by a model that has not seen it.
public static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Make()
    {
        var file = new Argument<FileInfo?>("file") { Description = "One JSON object a line: text, lang, channel, also_ok, topic; none: the catalogue's own phrasings, held out", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print the numbers as JSON" };
        var live = new Option<bool>("--live") { Description = "With the waits of this minute instead of the channels' usual ones" };
        var misses = new Option<bool>("--misses") { Description = "Print the lines that were decided otherwise" };
        var command = new Command("evaluate", "Measure the navigator's decisions against labelled issues") { file, json, live, misses };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, services =>
        {
            var microseconds = 0.0;
            var results = parsed.GetValue(file) is { } given
                ? Decide(services.GetRequiredService<Decider>(), Read(given), !parsed.GetValue(live), out microseconds)
                : DecideHeldOut(services, stop, out microseconds);
            var report = EvaluationReport.From(results, microseconds);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report.ToJson(), Web));
            else Console.WriteLine(report.ToText());
            if (parsed.GetValue(misses))
                foreach (var miss in results.Where(each => !each.IsStrict)) Console.WriteLine($"{miss.Line.Channel} -> {miss.Channel} ({miss.Confidence:0.00}{(miss.Asked ? ", asked" : "")}, {miss.IssueType}): {miss.Line.Text.ReplaceLineEndings(" ")}");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static List<LabelledIssue> Read(FileInfo file)
    {
        if (!file.Exists) throw new Refusal("no_file", $"There is no file {file.FullName}.");
        var lines = new List<LabelledIssue>();
        foreach (var (number, line) in File.ReadLines(file.FullName).Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var issue = JsonSerializer.Deserialize<LabelledIssue>(line, Web)!;
                if (issue.Text is null || Channels.IndexOf(issue.Channel ?? "") < 0) throw new JsonException();
                lines.Add(issue);
            }
            catch (JsonException)
            {
                throw new Refusal("bad_line", $"Line {number + 1} is not an object with a text and one of the channels {string.Join(", ", Channels.All)}.");
            }
        }

        return lines.Count > 0 ? lines : throw new Refusal("empty_file", "The file has no lines to measure.");
    }

    /// Every own phrasing, decided by a model that has not seen it; where it belongs follows from what its type needs.
    private static List<EvaluatedIssue> DecideHeldOut(IServiceProvider services, CancellationToken stop, out double microseconds)
    {
        var (heldOut, catalogue) = (ActivatorUtilities.CreateInstance<HeldOut>(services), services.GetRequiredService<IssueCatalogue>());
        var results = new List<EvaluatedIssue>();
        microseconds = 0;
        for (var fold = 0; fold < HeldOut.Folds; fold++)
        {
            var (without, held) = heldOut.Fold(fold, stop);
            results.AddRange(Decide(ActivatorUtilities.CreateInstance<Decider>(services, without), [.. held.Select(each => Label(each, catalogue)).OfType<LabelledIssue>()], asUsual: true, out var took));
            microseconds += took / HeldOut.Folds;
        }

        return results;
    }

    private static LabelledIssue? Label(Taught phrasing, IssueCatalogue catalogue)
    {
        if (catalogue.Find(phrasing.TypeId) is not { } issue) return null;
        var (channel, also) = issue.Need switch
        {
            Need.General => (Channels.HelpCenter, (IReadOnlyList<string>)[]),
            Need.Account or Need.Urgent => (Channels.Chat, []),
            Need.Peers or Need.News => (Channels.Community, []),
            _ => issue.Group is null ? (Channels.HelpCenter, [Channels.Community]) : (Channels.Community, [Channels.HelpCenter]),
        };
        return new LabelledIssue(phrasing.Text, phrasing.Locale, channel, also, issue.Topic);
    }

    private static List<EvaluatedIssue> Decide(Decider decider, List<LabelledIssue> lines, bool asUsual, out double microseconds)
    {
        EvaluatedIssue One(LabelledIssue line)
        {
            var decision = decider.Decide(new Ask(Caller.Nobody, line.Text, DecideFor.LocaleOf(line.Lang, line.Text, Caller.Nobody)) { AsUsual = asUsual });
            return new EvaluatedIssue(line, decision.Recommended.Channel, decision.Recommended.Share, decision.Ways.FirstOrDefault(way => way.Channel == line.Channel)?.Share ?? 0, decision.Clarify is not null, decision.Issue?.Topic, decision.Issue?.Id);
        }

        for (var i = 0; i < 2000; i++) One(lines[i % lines.Count]); // the first ones pay for compiling
        var started = Stopwatch.GetTimestamp();
        var results = lines.ConvertAll(One);
        microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / lines.Count;
        return results;
    }
}
