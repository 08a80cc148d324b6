using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Navigator.Decide;
using Waypost.Storage;

namespace Waypost.Navigator.Incidents;

/// An incident that is not over, as decisions and pages see it.
public sealed record LiveIncident(Guid Id, string Title, string Text, IReadOnlyList<string> IssueTypes, DateTimeOffset DeclaredAt)
{
    public string Url => $"/support/incidents/{Id}";
}

/// The live incidents in memory; declaring or ending one changes decisions at once.
public sealed class LiveIncidents(IDbContextFactory<WaypostDb> contexts, Nudges nudges) : KeptInMemory(nudges, Log)
{
    public const string Log = "incidents";
    private volatile IReadOnlyList<LiveIncident> _all = [];

    public IReadOnlyList<LiveIncident> All => _all;

    /// The incident that explains what was written, if one does.
    public LiveIncident? For(Reading reading, double share) =>
        _all.FirstOrDefault(incident => reading.Of(issue => incident.IssueTypes.Contains(issue.Id, StringComparer.Ordinal)) >= share);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var rows = await db.Incidents.AsNoTracking().Where(incident => incident.EndedAt == null).OrderByDescending(incident => incident.DeclaredAt).ToListAsync(stop);
        _all = rows.ConvertAll(row => new LiveIncident(row.Id, row.Title, row.Text, row.TypeIds, row.DeclaredAt));
    }
}
