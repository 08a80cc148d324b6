using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Incidents;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

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

    [Fact]
    public async Task Who_was_told_of_it_hears_that_it_is_over()
    {
        var id = (string)(await app.Cast.Admin.PostAsync("/api/v1/incidents", new { title = "Labels print blank", text = "We are on it.", issueTypes = new[] { "shipping_label_print", "app_or_site_error" }, clientId = "labels" }))["id"]!;
        var told = await app.Cast.Gold.PostAsync("/api/v1/navigate", new { text = "the shipping label will not print, only blank pages come out" });
        Assert.Equal(id, (string?)told["incident"]?["id"]);

        using (var ended = await app.Cast.Admin.Api.PostAsJsonAsync($"/api/v1/incidents/{id}/end", new { })) Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        while (await app.ReadAsync(db => db.Set<Job>().AnyAsync(job => job.Kind == TellIncidentEnded.Name))) await Task.Delay(50);
        Assert.Contains("It is over: Labels print blank", await app.Cast.Gold.Pages.GetStringAsync("/bell"), StringComparison.Ordinal);
        Assert.DoesNotContain("It is over: Labels print blank", await app.Cast.Seller.Pages.GetStringAsync("/bell"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_rises_against_its_own_history_is_proposed_once_and_not_after_it_is_declared()
    {
        const string text = "I cannot reset my password, the link expires before I can open it";
        var decider = app.Services.GetRequiredService<Decider>();
        var ask = new Ask(Caller.Nobody, text, "en") { AsUsual = true };
        var decision = decider.Decide(ask);
        var now = TimeProvider.System.GetUtcNow();
        await app.Services.GetRequiredService<WriteLane>().WriteAsync(db =>
        {
            foreach (var at in Enumerable.Range(0, 14).Select(i => now.AddMinutes(-i * 3)).Append(now.AddDays(-9)))
            {
                var id = Guid.CreateVersion7(at);
                db.Add(Waypost.Navigator.Navigation.Begin(id, id, ask with { Caller = new Caller(id, "A seller", Roles.Seller, id, [], "en", "UTC") }, Decided.From(id, ask, decision), at));
            }

            return Task.CompletedTask;
        }, CancellationToken.None);

        var watch = app.Services.GetRequiredService<WatchForIncidents>();
        await watch.RunOnceAsync(CancellationToken.None);
        await watch.RunOnceAsync(CancellationToken.None);
        var url = "/admin/incidents?type=" + decision.Issue!.Id;
        Assert.Equal(1, await app.ReadAsync(db => db.Notices.CountAsync(notice => notice.Kind == WatchForIncidents.Kind && notice.Url == url)));
        Assert.Contains("Rising now", await app.Cast.Admin.Pages.GetStringAsync(url), StringComparison.Ordinal);

        var declared = (string)(await app.Cast.Admin.PostAsync("/api/v1/incidents", new { title = "Reset links expire", text = "We are on it.", issueTypes = new[] { decision.Issue.Id }, clientId = "reset" }))["id"]!;
        Assert.DoesNotContain("Rising now", await app.Cast.Admin.Pages.GetStringAsync(url), StringComparison.Ordinal);
        using var ended = await app.Cast.Admin.Api.PostAsJsonAsync($"/api/v1/incidents/{declared}/end", new { });
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    private Task<System.Text.Json.Nodes.JsonNode> DecideAsync(string text) => app.Cast.Nobody.PostAsync("/api/v1/navigate", new { text });

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : IncidentTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : IncidentTests(app);
}

/// When many are too many.
public sealed class RisingIssuesTests
{
    [Theory]
    [InlineData(4, 0, false)] // too few to say anything
    [InlineData(6, 0, true)]
    [InlineData(12, 1, true)]
    [InlineData(7, 2, false)]
    [InlineData(60, 40, false)]
    [InlineData(150, 40, true)]
    [InlineData(110, 40, false)] // a busy day is no incident
    public void A_rise_is_more_than_chance_and_more_than_a_busy_day(int sellers, double usual, bool rise) => Assert.Equal(rise, RisingIssues.IsRise(sellers, usual));
}
