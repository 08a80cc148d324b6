using System.CommandLine;
using System.Text.Json;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Evaluate;
using Waypost.Navigator.Issues;

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
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            var (results, microseconds) = parsed.GetValue(file) is { } given
                ? Evaluation.Decide(services.GetRequiredService<Decider>(), Read(given), !parsed.GetValue(live))
                : await DecideHeldOutAsync(services, stop);
            var report = EvaluationReport.From(results, microseconds);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report.ToJson(), Web));
            else Console.WriteLine(report.ToText());
            if (parsed.GetValue(misses))
                foreach (var miss in results.Where(each => !each.IsStrict)) Console.WriteLine($"{miss.Line.Channel} -> {miss.Channel} ({miss.Confidence:0.00}{(miss.Asked ? ", asked" : "")}, {miss.IssueType}): {miss.Line.Text.ReplaceLineEndings(" ")}");
            return 0;
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

    /// Every own phrasing, decided by a model that has not seen it.
    private static async Task<(List<EvaluatedIssue> Results, double Microseconds)> DecideHeldOutAsync(IServiceProvider services, CancellationToken stop)
    {
        var (heldOut, catalogue) = (ActivatorUtilities.CreateInstance<HeldOut>(services), services.GetRequiredService<IssueCatalogue>());
        var (results, microseconds) = (new List<EvaluatedIssue>(), 0.0);
        for (var fold = 0; fold < HeldOut.Folds; fold++)
        {
            var (without, held) = await heldOut.FoldAsync(fold, stop);
            var (decided, took) = Evaluation.Decide(ActivatorUtilities.CreateInstance<Decider>(services, without), Evaluation.Labelled(held, catalogue.Current), asUsual: true);
            results.AddRange(decided);
            microseconds += took / HeldOut.Folds;
        }

        return (results, microseconds);
    }
}
