using System.Text.Json;
using Waypost.Navigator.Evaluate;

namespace Waypost.Navigator.Teach;

/// What a set of texts measured; shares from 0 to 1.
public sealed record Measured(int Count, double Strict, double Lenient, double CalibrationError, double LogLoss, double Asked)
{
    public static Measured Of(IReadOnlyList<EvaluatedIssue> results)
    {
        if (results.Count == 0) return new Measured(0, 0, 0, 0, 0, 0);
        var report = EvaluationReport.From(results, 0);
        return new Measured(results.Count, report.Strict, report.Lenient, report.CalibrationError().Corrected, report.LogLoss, report.AskedShare);
    }
}

/// A text that was decided rightly by one model and wrongly by the other.
public sealed record Turned(string Text, string Label, string Before, string After);

/// A training beside the model before it: on phrasings that neither has seen, and on new ones that were held back. `Better` and `Worse` show some of what turned.
public sealed record TrainingReport(
    int Added, int Removed, Measured GeneralBefore, Measured GeneralAfter, Measured NewBefore, Measured NewAfter, IReadOnlyList<Turned> Better, IReadOnlyList<Turned> Worse)
{
    public const int Shown = 15;
    internal static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web);

    public static TrainingReport Read(string json) => JsonSerializer.Deserialize<TrainingReport>(json, Stored)!;
}
