using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Navigator.Incidents;

/// The incidents' routes: for admins to declare and end, for everybody to read.
public static class IncidentRoutes
{
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapPages("/admin/incidents", Audience.Admin);
        admin.MapGet("", ShowAll);
        admin.MapPost("", DeclareFromPage);
        admin.MapPost("/{id:guid}/end", async (Guid id, Caller caller, EndIncident end, CancellationToken stop) =>
        {
            await end.RunAsync(caller, id, stop);
            return Turbo.SeeOther("/admin/incidents");
        });

        routes.MapApi("/incidents", Audience.Anyone).MapGet("", (LiveIncidents live) => TypedResults.Ok(new IncidentList([.. live.All.Select(IncidentJson.From)], null)))
            .WithSummary("The incidents that are going on now");
        var api = routes.MapApi("/incidents", Audience.Admin);
        api.MapPost("", DeclareFromApi).WithSummary("Declare an incident: matching issues are answered with it at once");
        api.MapPost("/{id:guid}/end", EndFromApi).WithSummary("End an incident");
    }

    public sealed record IncidentRequest(string? Title, string? Text, IReadOnlyList<string>? IssueTypes, string? ClientId);

    public sealed record IncidentList(IReadOnlyList<IncidentJson> Items, string? Next);

    private static async Task<IResult> ShowAll(string? type, WaypostDb db, IssueCatalogue catalogue, RisingIssues rising, CancellationToken stop) =>
        PageFor(await LatestAsync(db, stop), await rising.FindAsync(stop), catalogue, new IncidentForm(null, null, catalogue.Find(type)?.Id), null);

    private static async Task<IResult> DeclareFromPage(HttpContext http, Caller caller, WaypostDb db, IssueCatalogue catalogue, RisingIssues rising, DeclareIncident declare, CancellationToken stop)
    {
        var sent = await http.Request.ReadFormAsync(stop);
        var form = new IncidentForm(sent["Title"], sent["Text"], string.Join(',', sent["IssueTypes"].ToArray()));
        var problems = form.Problems(catalogue);
        if (problems.Count > 0) return PageFor(await LatestAsync(db, stop), await rising.FindAsync(stop), catalogue, form, problems);
        await declare.RunAsync(caller, form, stop);
        return Turbo.SeeOther("/admin/incidents");
    }

    private static async Task<Results<Created<IncidentJson>, ProblemHttpResult>> DeclareFromApi(IncidentRequest request, Caller caller, WaypostDb db, IssueCatalogue catalogue, DeclareIncident declare, CancellationToken stop)
    {
        var form = new IncidentForm(request.Title, request.Text, string.Join(',', request.IssueTypes ?? []), request.ClientId);
        if (form.Problems(catalogue).Values.FirstOrDefault() is { } problem) throw Refusal.BadInput("incident_incomplete", problem);
        var id = await declare.RunAsync(caller, form, stop);
        var made = await db.Incidents.AsNoTracking().SingleAsync(each => each.Id == id, stop);
        return TypedResults.Created($"/support/incidents/{id}", IncidentJson.From(new LiveIncident(made.Id, made.Title, made.Text, made.TypeIds, made.DeclaredAt)));
    }

    private static async Task<NoContent> EndFromApi(Guid id, Caller caller, EndIncident end, CancellationToken stop)
    {
        await end.RunAsync(caller, id, stop);
        return TypedResults.NoContent();
    }

    private static Task<List<Incident>> LatestAsync(WaypostDb db, CancellationToken stop) =>
        db.Incidents.AsNoTracking().OrderByDescending(incident => incident.DeclaredAt).Take(50).ToListAsync(stop);

    private static Page<IncidentsPage> PageFor(List<Incident> all, IReadOnlyList<RisingIssue> rising, IssueCatalogue catalogue, IncidentForm form, IReadOnlyDictionary<string, string>? problems) =>
        new(Words.T("Incidents"), Area.Admin, new { All = (IReadOnlyList<Incident>)all, Rising = rising, catalogue.Issues, Form = form, Problems = problems ?? new Dictionary<string, string>(StringComparer.Ordinal) })
        {
            Status = problems is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
