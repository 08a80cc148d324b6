using System.Text.Json;
using System.Text.Json.Serialization;
using Waypost.Accounts.Checks;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Incidents;

namespace Waypost.Navigator;

/// A decision as the API shows it, as the page draws it and as it is kept. Alternatives have the same shape without alternatives of their own.
public sealed record NavigationJson(
    Guid Id, string Channel, Destination Destination, double Confidence, string? Topic, string? IssueType, bool Urgent, bool NeedsAccount,
    string Reason, IReadOnlyList<Stop> Path, Estimate Estimate)
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NavigationJson>? Alternatives { get; init; }
    public Clarify? Clarify { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// What this channel is good for, and how many wait there.
    public required string GoodFor { get; init; }
    public int? Waiting { get; init; }
    public bool IsOpen { get; init; } = true;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IncidentJson? Incident { get; init; }

    public static NavigationJson From(Guid id, Decision decision, IReadOnlyList<Finding> findings)
    {
        var (first, others) = (decision.Recommended, decision.Ways.Skip(1));
        return Of(id, decision, first) with
        {
            Alternatives = [.. others.Select(way => Of(id, decision, way))],
            Clarify = decision.Clarify,
            Findings = findings,
            Incident = decision.Incident is { } incident ? IncidentJson.From(incident) : null,
        };
    }

    public string Write() => JsonSerializer.Serialize(this, Stored);

    public static NavigationJson Read(string json) => JsonSerializer.Deserialize<NavigationJson>(json, Stored)!;

    private static NavigationJson Of(Guid id, Decision decision, Way way) => new(
        id, way.Channel, way.Offer.Destination with { Url = WithContext(way.Offer.Destination.Url, id) }, Math.Round(way.Share, 3), decision.Issue?.Topic, decision.Issue?.Id,
        decision.Urgent, decision.NeedsAccount, way.Reason, way.Offer.Path, way.Estimate)
    {
        GoodFor = Reasons.GoodFor(way.Channel), Waiting = way.Offer.Waiting, IsOpen = way.Offer.IsOpen,
    };

    /// The link takes the case along.
    public static string WithContext(string url, Guid id) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}nav={id}";
}

public sealed record IncidentJson(Guid Id, string Title, string Text, IReadOnlyList<string> IssueTypes, DateTimeOffset DeclaredAt, string Url)
{
    public static IncidentJson From(LiveIncident incident) => new(incident.Id, incident.Title, incident.Text, incident.IssueTypes, incident.DeclaredAt, incident.Url);
}
