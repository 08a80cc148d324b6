using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Waypost.Navigator.Decide;

namespace Waypost.Navigator.Evaluate;

public sealed record LabelledIssue(string Text, string? Lang, string Channel, [property: JsonPropertyName("also_ok")] IReadOnlyList<string>? AlsoOk, string? Topic);

/// `Confidence` is the share of the channel that was chosen, `LabelShare` of the one that the readers chose.
public sealed record EvaluatedIssue(LabelledIssue Line, string Channel, double Confidence, double LabelShare, bool Asked, string? Topic, string? IssueType)
{
    public bool IsStrict => Channel == Line.Channel;
    public bool IsLenient => IsStrict || Line.AlsoOk?.Contains(Channel, StringComparer.Ordinal) == true;
}

/// What measuring found: shares, per channel and language, a confusion table, and how honest the confidence is.
public sealed class EvaluationReport(IReadOnlyList<EvaluatedIssue> results, double microseconds)
{
    private const int Bins = 5;
    private const int Draws = 400;

    public static EvaluationReport From(IReadOnlyList<EvaluatedIssue> results, double microseconds) => new(results, microseconds);

    public double Strict => Share(results, each => each.IsStrict);
    public double Lenient => Share(results, each => each.IsLenient);
    public double AskedShare => Share(results, each => each.Asked);

    /// How surely the readers' channel was expected: the mean of -ln of its share, 0.02 at least.
    public double LogLoss => results.Average(each => -Math.Log(Math.Max(each.LabelShare, 0.02)));

    /// Of the decisions made without asking, and of those where a question was asked.
    public double NotAskedLenient => Share([.. results.Where(each => !each.Asked)], each => each.IsLenient);
    public double AskedStrict => Share([.. results.Where(each => each.Asked)], each => each.IsStrict);

    /// The mean distance between the stated confidence and the share that was right, over five bins of as many texts each; what a perfectly
    /// honest confidence would show at this number of texts is taken off in `Corrected`, and the interval holds 95 in 100 resamples.
    public (double Plain, double Corrected, double Low, double High) CalibrationError()
    {
        var pairs = results.Select(each => (each.Confidence, Right: each.IsStrict)).ToArray();
        var chance = new Random(1);
        var plain = BinnedError(pairs);
        var honest = Enumerable.Range(0, Draws).Average(_ => BinnedError([.. pairs.Select(each => (each.Confidence, chance.NextDouble() < each.Confidence))]));
        var again = Enumerable.Range(0, Draws).Select(_ => BinnedError([.. pairs.Select(_ => pairs[chance.Next(pairs.Length)])]) - honest).Order().ToArray();
        return (plain, Math.Max(0, plain - honest), Math.Max(0, again[Draws / 40]), Math.Max(0, again[^(Draws / 40)]));
    }

    private static double BinnedError((double Confidence, bool Right)[] pairs)
    {
        Array.Sort(pairs, (a, b) => a.Confidence.CompareTo(b.Confidence));
        var sum = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var part = pairs.AsSpan(pairs.Length * bin / Bins, pairs.Length * (bin + 1) / Bins - pairs.Length * bin / Bins);
            var off = 0.0;
            foreach (var (confidence, right) in part) off += confidence - (right ? 1 : 0);
            sum += Math.Abs(off);
        }

        return sum / pairs.Length;
    }

    public object ToJson() => ToJson(CalibrationError());

    private object ToJson((double Plain, double Corrected, double Low, double High) calibration) => new
    {
        count = results.Count, strict = Round(Strict), lenient = Round(Lenient), calibrationError = Round(calibration.Plain), calibrationErrorCorrected = Round(calibration.Corrected),
        calibrationInterval = new[] { Round(calibration.Low), Round(calibration.High) }, logLoss = Round(LogLoss), notAskedLenient = Round(NotAskedLenient), askedStrict = Round(AskedStrict), askedShare = Round(AskedShare), microsecondsMean = Math.Round(microseconds, 1),
        perChannel = Channels.All.Where(channel => results.Any(each => each.Line.Channel == channel || each.Channel == channel))
            .ToDictionary(channel => channel, channel => new { precision = Round(Precision(channel)), recall = Round(Recall(channel)), count = results.Count(each => each.Line.Channel == channel) }, StringComparer.Ordinal),
        perLanguage = results.GroupBy(each => each.Line.Lang ?? "?").OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new { count = group.Count(), strict = Round(Share([.. group], each => each.IsStrict)), lenient = Round(Share([.. group], each => each.IsLenient)) }, StringComparer.Ordinal),
    };

    public string ToText()
    {
        var text = new StringBuilder();
        var calibration = CalibrationError();
        text.AppendLine(CultureInfo.InvariantCulture, $"{results.Count} issues: strict {Strict:P1}, with also_ok {Lenient:P1}, asked {AskedShare:P1}, {microseconds:0} µs per decision");
        text.AppendLine(CultureInfo.InvariantCulture, $"decided without asking: with also_ok {NotAskedLenient:P1}; asked: strict {AskedStrict:P1}");
        text.AppendLine(CultureInfo.InvariantCulture, $"calibration error {calibration.Plain:P1}, bias-corrected {calibration.Corrected:P1} ({calibration.Low:P1} to {calibration.High:P1}); log loss {LogLoss:0.000}");
        text.AppendLine(CultureInfo.InvariantCulture, $"topic right: {Share([.. results.Where(each => each.Line.Topic is not null)], each => each.Topic == each.Line.Topic):P1}");
        foreach (var language in results.GroupBy(each => each.Line.Lang ?? "?").OrderByDescending(group => group.Count()))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {language.Key}: {language.Count()} issues, strict {Share([.. language], each => each.IsStrict):P1}, with also_ok {Share([.. language], each => each.IsLenient):P1}");
        text.AppendLine().Append("label \\ decided".PadRight(18));
        foreach (var channel in Channels.All) text.Append(channel.PadLeft(17));
        text.Append("   precision   recall").AppendLine();
        foreach (var label in Channels.All)
        {
            text.Append(label.PadRight(18));
            foreach (var channel in Channels.All) text.Append(results.Count(each => each.Line.Channel == label && each.Channel == channel).ToString(CultureInfo.InvariantCulture).PadLeft(17));
            text.AppendLine(CultureInfo.InvariantCulture, $"{Precision(label),12:P1}{Recall(label),9:P1}");
        }

        return text.ToString();
    }

    private double Precision(string channel) => Share([.. results.Where(each => each.Channel == channel)], each => each.IsStrict);

    private double Recall(string channel) => Share([.. results.Where(each => each.Line.Channel == channel)], each => each.IsStrict);

    private static double Share(IReadOnlyCollection<EvaluatedIssue> of, Func<EvaluatedIssue, bool> which) => of.Count == 0 ? 0 : (double)of.Count(which) / of.Count;

    private static double Round(double share) => Math.Round(share, 4);
}
