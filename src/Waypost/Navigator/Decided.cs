using System.Text.Json;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator;

/// A decision ready to be kept: what is answered, and what it was made from.
public sealed record Decided(NavigationJson Answer, string Inputs)
{
    internal static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web);

    public static Decided From(Guid id, Ask ask, Decision decision) =>
        new(NavigationJson.From(id, decision, ask.Findings), JsonSerializer.Serialize(InputsOf(ask, decision), Compact));

    /// Enough to see why, and to decide the same again under other settings.
    private static DecisionInputs InputsOf(Ask ask, Decision decision) => new(
        decision.Settings.Name,
        [.. decision.Reading.Issues().Take(5).Select(each => new Weighed(each.Issue.Id, Math.Round(each.P, 4)))],
        [.. Enum.GetValues<Nature>().Select(nature => new Weighed(Natures.NameOf(nature), Math.Round(decision.Reading.Of(nature), 4)))],
        Math.Round(decision.Reading.Scope, 3),
        [.. decision.Ways.Select(way => new Considered(way.Channel, (int)way.Offer.WaitSeconds, (int)way.Offer.WaitP90Seconds, way.Offer.Waiting, way.Offer.IsOpen,
            Math.Round(way.Solves, 3), way.Estimate.MedianSeconds, double.IsFinite(way.Cost) ? (int)way.Cost : null))],
        ask.History.Answer, ask.History.Failures, decision.Incident?.Id, [.. ask.Findings.Where(Evidence.Counts).Select(finding => finding.Check)]);
}

/// What a decision was made from, as it is kept.
public sealed record DecisionInputs(
    string Settings, IReadOnlyList<Weighed> Issues, IReadOnlyList<Weighed> Natures, double Scope, IReadOnlyList<Considered> Channels,
    string? Answer, int Failures, Guid? Incident, IReadOnlyList<string> Findings)
{
    public static DecisionInputs Read(string json) => JsonSerializer.Deserialize<DecisionInputs>(json, Decided.Compact)!;
}

public sealed record Weighed(string Id, double P);

/// One channel as it stood at that moment; `Cost` null where it was not allowed any more.
public sealed record Considered(string Channel, int Wait, int WaitP90, int? Waiting, bool Open, double Solves, int Median, int? Cost);
