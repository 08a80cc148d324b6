using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Navigator.Incidents;

/// It is over: the issues go their usual ways again.
public sealed class EndIncident(WriteLane lane, LiveIncidents live, TimeProvider clock)
{
    public async Task RunAsync(Caller caller, Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async db =>
        {
            var incident = await db.Incidents.SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("incident");
            if (incident.EndedAt is not null) return;
            incident.End(now);
            await db.AuditAsync(caller.UserId, "incident.ended", incident.Title, now, stop);
            db.Ask(TellIncidentEnded.Name, id.ToString(), now, now);
            db.Nudge(LiveIncidents.Log);
        }, stop);
        await live.LoadAsync(stop);
    }
}

/// Everybody who came with it and was told of the incident hears that it is over.
public sealed class TellIncidentEnded(WaypostDb reads, WriteLane lane, TimeProvider clock) : IJob
{
    public const string Name = "incident.ended";
    private const int Chunk = 500;

    public string Kind => Name;

    public async Task RunAsync(string payload, CancellationToken stop)
    {
        var incident = await reads.Incidents.AsNoTracking().SingleOrDefaultAsync(each => each.Id == Guid.Parse(payload), stop);
        if (incident is null) return;
        var (mark, url) = (incident.Id.ToString(), $"/support/incidents/{incident.Id}");
        var came = reads.Navigations.AsNoTracking().Where(each => each.At >= incident.DeclaredAt && each.SellerId != null);
        var earlier = reads.Set<EarlierDecision>();
        var owners = await came.Where(each => each.Inputs.Contains(mark) || earlier.Any(first => first.NavigationId == each.Id && first.Inputs.Contains(mark))).Select(each => each.OwnerId).Distinct().ToListAsync(stop);
        foreach (var part in owners.Chunk(Chunk))
        {
            await lane.WriteAsync(async db =>
            {
                var told = await db.Notices.Where(notice => notice.Kind == Name && notice.Url == url && part.Contains(notice.PersonId)).Select(notice => notice.PersonId).ToHashSetAsync(stop);
                foreach (var person in part.Where(person => !told.Contains(person))) db.Notify(person, Name, $"It is over: {incident.Title}", url, clock.GetUtcNow());
            }, stop);
        }
    }
}
