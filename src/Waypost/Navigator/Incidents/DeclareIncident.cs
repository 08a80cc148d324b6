using Waypost.Audit;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Incidents;

/// What an admin types to declare an incident; `IssueTypes` comma separated ids.
public sealed record IncidentForm(string? Title, string? Text, string? IssueTypes, string? ClientId = null)
{
    public IReadOnlyList<string> Types => [.. (IssueTypes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, string> Problems(IssueCatalogue catalogue)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Title)) problems[nameof(Title)] = "Please say in one line what is wrong.";
        if (Title?.Length > 200) problems[nameof(Title)] = "Please keep the title under 200 characters.";
        if (string.IsNullOrWhiteSpace(Text)) problems[nameof(Text)] = "Please say what sellers should know and do.";
        if (Text?.Length > 4000) problems[nameof(Text)] = "Please keep the text under 4,000 characters.";
        if (Types.Count == 0) problems[nameof(IssueTypes)] = "Please choose at least one issue type.";
        else if (string.Join(',', Types).Length > Incident.LongestTypes) problems[nameof(IssueTypes)] = "Please choose fewer issue types: this explains almost everything.";
        else if (Types.FirstOrDefault(type => catalogue.Find(type) is null) is { } unknown) problems[nameof(IssueTypes)] = $"There is no issue type “{unknown}”.";
        return problems;
    }
}

/// An admin tells everybody that something is wrong: matching issues are answered with it at once.
public sealed class DeclareIncident(WriteLane lane, LiveIncidents live, TimeProvider clock)
{
    public async Task<Guid> RunAsync(Caller caller, IncidentForm form, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = await lane.WriteAsync(async db =>
        {
            if (await db.MadeByAsync(caller.UserId, form.ClientId, stop) is { } made) return made;
            var incident = Incident.Declare(form.Title!.Trim(), form.Text!.Trim(), form.Types, caller.UserId, now);
            db.Add(incident);
            db.Remember(caller.UserId, form.ClientId, incident.Id, now);
            await db.AuditAsync(caller.UserId, "incident.declared", incident.Title, now, stop, reason: string.Join(", ", form.Types));
            db.Nudge(LiveIncidents.Log);
            return incident.Id;
        }, stop);
        await live.LoadAsync(stop); // the one who declared it sees it in the very next page
        return id;
    }
}
