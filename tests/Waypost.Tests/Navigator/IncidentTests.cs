using System.Net;
using System.Net.Http.Json;

namespace Waypost.Tests.Navigator;

/// An incident that an admin declares answers the matching issues first, until it is over.
public abstract class IncidentTests(WaypostApp app)
{
    private static readonly object Delay = new { title = "Payouts are delayed today", text = "The bank is slow. All payouts arrive by tomorrow noon; there is nothing to do.", issueTypes = new[] { "payout_missing" }, clientId = "delay" };

    [Fact]
    public async Task It_answers_matching_issues_and_leaves_a_person_in_reach()
    {
        const string text = "My payout was sent on Wednesday but the money has not arrived at my bank";
        Assert.NotEqual("incident", (string?)(await DecideAsync(text))["destination"]!["kind"]);

        var id = (string)(await app.Cast.Admin.PostAsync("/api/v1/incidents", Delay))["id"]!;
        Assert.Equal(id, (string?)(await app.Cast.Admin.PostAsync("/api/v1/incidents", Delay))["id"]);
        var during = await DecideAsync(text);
        Assert.Equal("incident", (string?)during["destination"]!["kind"]);
        Assert.Contains("Payouts are delayed today", (string)during["reason"]!, StringComparison.Ordinal);
        Assert.Contains("chat", during["alternatives"]!.AsArray().Select(way => (string?)way!["channel"]));
        Assert.NotEqual("incident", (string?)(await DecideAsync("What is the return window?"))["destination"]!["kind"]);
        Assert.Contains("Payouts are delayed today", await app.Cast.Nobody.Pages.GetStringAsync("/support"), StringComparison.Ordinal);

        using (var ended = await app.Cast.Admin.Api.PostAsJsonAsync($"/api/v1/incidents/{id}/end", new { })) Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.NotEqual("incident", (string?)(await DecideAsync(text))["destination"]!["kind"]);
    }

    [Fact]
    public async Task Only_admins_declare_one()
    {
        using var refused = await app.Cast.Agent.Api.PostAsJsonAsync("/api/v1/incidents", new { title = "No", text = "No", issueTypes = new[] { "payout_missing" } });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var wrong = await app.Cast.Admin.Api.PostAsJsonAsync("/api/v1/incidents", new { title = "No", text = "No", issueTypes = new[] { "no_such_type" } });
        await wrong.RefusesAsync(HttpStatusCode.UnprocessableEntity, "incident_incomplete");
    }

    private Task<System.Text.Json.Nodes.JsonNode> DecideAsync(string text) => app.Cast.Nobody.PostAsync("/api/v1/navigate", new { text });

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : IncidentTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : IncidentTests(app);
}
