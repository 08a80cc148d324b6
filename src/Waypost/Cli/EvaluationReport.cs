using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Waypost.Navigator.Decide;

namespace Waypost.Cli;

public sealed record LabelledIssue(string Text, string? Lang, string Channel, [property: JsonPropertyName("also_ok")] IReadOnlyList<string>? AlsoOk, string? Topic);

public sealed record EvaluatedIssue(LabelledIssue Line, string Channel, double Confidence, bool Asked, string? Topic, string? IssueType)
{
    public bool IsStrict => Channel == Line.Channel;
    public bool IsLenient => IsStrict || Line.AlsoOk?.Contains(Channel, StringComparer.Ordinal) == true;
}

/// What measuring found: shares, per channel and language, a confusion table, and how honest the confidence is.
public sealed class EvaluationReport(IReadOnlyList<EvaluatedIssue> results, double microseconds)
{
    private const int Bins = 10;

    public static EvaluationReport From(IReadOnlyList<EvaluatedIssue> results, double microseconds) => new(results, microseconds);

    public double Strict => Share(results, each => each.IsStrict);
    public double Lenient => Share(results, each => each.IsLenient);
    public double AskedShare => Share(results, each => each.Asked);

    /// The mean distance between the stated confidence and the share that was right, over ten bins of confidence.
    public double CalibrationError => results.GroupBy(each => Math.Min(Bins - 1, (int)(each.Confidence * Bins)))
        .Sum(bin => bin.Count() * Math.Abs(bin.Average(each => each.Confidence) - Share(bin.ToList(), each => each.IsStrict))) / results.Count;

    public object ToJson() => new
    {
        count = results.Count, strict = Round(Strict), lenient = Round(Lenient), calibrationError = Round(CalibrationError), askedShare = Round(AskedShare), microsecondsMean = Math.Round(microseconds, 1),
        perChannel = Channels.All.Where(channel => results.Any(each => each.Line.Channel == channel || each.Channel == channel))
            .ToDictionary(channel => channel, channel => new { precision = Round(Precision(channel)), recall = Round(Recall(channel)), count = results.Count(each => each.Line.Channel == channel) }, StringComparer.Ordinal),
        perLanguage = results.GroupBy(each => each.Line.Lang ?? "?").OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new { count = group.Count(), strict = Round(Share([.. group], each => each.IsStrict)), lenient = Round(Share([.. group], each => each.IsLenient)) }, StringComparer.Ordinal),
    };

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{results.Count} issues: strict {Strict:P1}, with also_ok {Lenient:P1}, calibration error {CalibrationError:P1}, asked {AskedShare:P1}, {microseconds:0} µs per decision");
        text.AppendLine(CultureInfo.InvariantCulture, $"topic right: {Share(results, each => each.Topic == each.Line.Topic):P1}");
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
