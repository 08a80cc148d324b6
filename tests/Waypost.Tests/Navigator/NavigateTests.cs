using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Navigator;
using Waypost.Navigator.Decide;

namespace Waypost.Tests.Navigator;

/// An issue in the seller's own words, over HTTP, on both databases.
public abstract class NavigateTests(WaypostApp app)
{
    [Theory]
    [InlineData("What is the return window?", "help_center", "return-window")]
    [InlineData("Where do I upload my tax ID?", "help_center", "upload-your-tax-id")]
    [InlineData("How do I process a refund?", "help_center", "process-a-refund")]
    [InlineData("My payout failed and I need the money today", "chat", null)]
    [InlineData("An order shows delivered but the settlement is missing two items", "chat", null)]
    [InlineData("Any tips for going live for the first time?", "community", null)]
    public async Task Plain_cases_go_where_anybody_would_send_them(string text, string channel, string? article)
    {
        var decision = await app.Cast.Nobody.PostAsync("/api/v1/navigate", new { text });

        Assert.Equal(channel, (string?)decision["channel"]);
        if (article is not null) Assert.Equal(article, (string?)decision["destination"]!["id"]);
        Assert.NotEmpty((string)decision["reason"]!);
        Assert.InRange((double)decision["confidence"]!, 0, 1);
        Assert.True((int)decision["estimate"]!["p90Seconds"]! >= (int)decision["estimate"]!["medianSeconds"]!);
        Assert.NotEmpty(decision["path"]!.AsArray());
    }

    [Theory]
    [InlineData("What is the return window?")]
    [InlineData("Anyone else with a slow month?")]
    [InlineData("xyzzy")]
    public async Task A_person_is_always_among_the_ways(string text)
    {
        var decision = await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text });

        Assert.Contains("chat", decision["alternatives"]!.AsArray().Select(way => (string?)way!["channel"]).Append((string?)decision["channel"]));
        Assert.All(decision["alternatives"]!.AsArray(), way => Assert.Null(way!["alternatives"]));
    }

    [Fact]
    public async Task However_often_it_is_said_a_navigation_counts_once_and_a_visitors_not_at_all()
    {
        var id = await AskAsync(app.Cast.Seller, "How do I process a refund for a customer who paid twice?");
        var kept = await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == id));
        var before = await CountsAsync(kept.IssueType!);
        for (var again = 0; again < 6; again++)
        {
            await SayAsync(app.Cast.Seller, id, solved: true);
            await SayAsync(app.Cast.Seller, id, solved: false);
        }

        await SayAsync(app.Cast.Seller, id, solved: true);
        await SayAsync(app.Cast.Seller, id, solved: true);
        var after = await CountsAsync(kept.IssueType!);
        Assert.Equal(1, after.Confirmed - before.Confirmed);
        Assert.InRange(after.Returned - before.Returned, 1, 3); // each place that was tried, once

        var visitors = await AskAsync(app.Cast.Nobody, "How do I process a refund for a customer who paid twice?");
        await SayAsync(app.Cast.Nobody, visitors, solved: true);
        Assert.Equal(after, await CountsAsync(kept.IssueType!));
    }

    [Fact]
    public async Task An_admin_who_looks_on_decides_nothing_in_a_sellers_case()
    {
        var id = await AskAsync(app.Cast.Seller, "My payout is on hold since Monday");
        using (var seen = await app.Cast.Admin.Api.GetAsync($"/api/v1/navigate/{id}")) Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        foreach (var solved in new[] { true, false })
            using (var refused = await app.Cast.Admin.Api.PostAsJsonAsync($"/api/v1/navigate/{id}/outcome", new { solved })) await refused.RefusesAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(NavigationOutcome.Open, (await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == id))).Outcome);
    }

    [Fact]
    public async Task Who_comes_back_with_the_same_topic_was_not_helped_where_it_was_counted()
    {
        var first = await AskAsync(app.Cast.Gold, "Where do I find the packing slip?");
        await SayAsync(app.Cast.Gold, first, solved: true);
        var kept = await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == first));
        var before = await CountsAsync(kept.IssueType!);
        await AskAsync(app.Cast.Gold, "Where do I find the packing slip?");
        await app.Services.GetRequiredService<CountSilence>().RunAsync(CancellationToken.None);

        Assert.Equal(NavigationOutcome.CameBack, (await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == first))).Outcome);
        var after = await CountsAsync(kept.IssueType!);
        Assert.Equal((before.Confirmed - 1, before.Returned + 1), (after.Confirmed, after.Returned));
    }

    private static async Task<Guid> AskAsync(Actor actor, string text) => Guid.Parse((string)(await actor.PostAsync("/api/v1/navigate", new { text }))["id"]!);

    private static async Task SayAsync(Actor actor, Guid id, bool solved)
    {
        using var said = await actor.Api.PostAsJsonAsync($"/api/v1/navigate/{id}/outcome", new { solved });
        Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
    }

    private async Task<(int Confirmed, int Returned)> CountsAsync(string type)
    {
        var rows = await app.ReadAsync(db => db.Set<ChannelOutcome>().Where(row => row.TypeId == type).ToListAsync());
        return (rows.Sum(row => row.Confirmed), rows.Sum(row => row.Returned));
    }

    [Fact]
    public async Task It_is_kept_with_its_inputs_before_it_is_answered()
    {
        var id = Guid.Parse((string)(await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "My payout is on hold, why?" }))["id"]!);

        var kept = await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == id));
        Assert.Contains("\"channels\"", kept.Inputs, StringComparison.Ordinal);
        Assert.Equal("My payout is on hold, why?", kept.Text);
        var entries = await app.ReadAsync(db => db.CaseEntriesAsync(id, CancellationToken.None));
        Assert.Equal(CaseEntryKind.Asked, entries.Single().Kind);
    }

    [Fact]
    public async Task The_same_clientId_makes_one_navigation_also_at_once()
    {
        var body = new { text = "How do I print labels?", clientId = "twice" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Cast.Seller.PostAsync("/api/v1/navigate", body)));

        Assert.Single(answers.Select(answer => (string?)answer["id"]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_does_not_help_leads_on_and_the_second_time_to_a_person()
    {
        var seller = app.Cast.Seller;
        var first = await seller.PostAsync("/api/v1/navigate", new { text = "What is the return window?" });
        var url = $"/api/v1/navigate/{first["id"]}";
        Assert.Equal("help_center", (string?)first["channel"]);

        await SayAsync(url, solved: false);
        var second = await seller.GetAsync(url);
        Assert.NotEqual("help_center", (string?)second["channel"]);

        await SayAsync(url, solved: false);
        Assert.Equal("chat", (string?)(await seller.GetAsync(url))["channel"]);
        await SayAsync(url, solved: false);
        Assert.Equal("chat", (string?)(await seller.GetAsync(url))["channel"]);

        async Task SayAsync(string at, bool solved)
        {
            using var answer = await seller.Api.PostAsJsonAsync(at + "/outcome", new { solved });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_solved_one_is_counted_once()
    {
        var decision = await app.Cast.Gold.PostAsync("/api/v1/navigate", new { text = "minimum payout amount" });
        var (type, channel) = ((string)decision["issueType"]!, (string)decision["channel"]!);
        var before = await CountAsync();
        for (var i = 0; i < 2; i++) (await app.Cast.Gold.Api.PostAsJsonAsync($"/api/v1/navigate/{decision["id"]}/outcome", new { solved = true })).Dispose();

        Assert.Equal(before + 1, await CountAsync());

        Task<int> CountAsync() => app.ReadAsync(db => db.Set<Waypost.Navigator.Decide.ChannelOutcome>().Where(each => each.TypeId == type && each.Channel == channel).SumAsync(each => each.Confirmed));
    }

    [Fact]
    public async Task It_belongs_to_who_asked()
    {
        var id = (await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "payout schedule" }))["id"];
        var url = $"/api/v1/navigate/{id}";

        Assert.Equal("payout schedule", (string?)(await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == Guid.Parse((string)id!)))).Text);
        using (var own = await app.Cast.Seller.Api.GetAsync(url)) Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        foreach (var other in new[] { app.Cast.Gold, app.Cast.Agent, app.Cast.Nobody })
        {
            using var refused = await other.Api.GetAsync(url);
            await refused.RefusesAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task A_question_is_answered_once()
    {
        var asked = await AskUntilAskedAsync();
        var url = $"/api/v1/navigate/{asked["id"]}/answer";
        var options = asked["clarify"]!["options"]!.AsArray();
        Assert.InRange(options.Count, 2, 4);

        using (var wrong = await app.Cast.Seller.Api.PostAsJsonAsync(url, new { option = "nonsense" })) await wrong.RefusesAsync(HttpStatusCode.UnprocessableEntity, "no_such_option");
        var answered = await app.Cast.Seller.PostAsync(url, new { option = (string?)options[0]!["id"] });
        Assert.Null(answered["clarify"]);
        using var again = await app.Cast.Seller.Api.PostAsJsonAsync(url, new { option = (string?)options[0]!["id"] });
        await again.RefusesAsync(HttpStatusCode.Conflict, "nothing_asked");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_typed_is_said_so(string text)
    {
        using var answer = await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/navigate", new { text });
        await answer.RefusesAsync(HttpStatusCode.UnprocessableEntity, "text_missing");
    }

    [Fact]
    public async Task The_page_shows_the_answer_and_leads_on()
    {
        var page = await app.Cast.Nobody.Pages.GetStringAsync("/support?q=" + Uri.EscapeDataString("What is the return window?"));

        Assert.Contains("Recommended", page, StringComparison.Ordinal);
        Assert.Contains("Other ways", page, StringComparison.Ordinal);
        Assert.Contains("/help/return-window?nav=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_teach_nothing()
    {
        var decision = await app.Cast.Editor.PostAsync("/api/v1/navigate", new { text = "which file formats for product photos" });
        var before = await SumAsync();
        (await app.Cast.Editor.Api.PostAsJsonAsync($"/api/v1/navigate/{decision["id"]}/outcome", new { solved = true })).Dispose();

        Assert.Equal(before, await SumAsync());

        Task<int> SumAsync() => app.ReadAsync(db => db.Set<Waypost.Navigator.Decide.ChannelOutcome>().Where(each => each.TypeId == (string)decision["issueType"]!).SumAsync(each => each.Confirmed + each.Silent + each.Returned));
    }

    /// Some short text is unclear enough to be asked about.
    private async Task<JsonNode> AskUntilAskedAsync()
    {
        foreach (var text in new[] { "help", "problem", "payout", "listing", "question about my shop", "returns", "what now", "discount", "need help", "orders" })
        {
            var decision = await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text });
            if (decision["clarify"] is not null) return decision;
        }

        throw new Xunit.Sdk.XunitException("Nothing was asked about any of the unclear texts.");
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : NavigateTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : NavigateTests(app);
}
