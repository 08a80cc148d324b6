using System.Net.Http.Json;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.Navigator;

namespace Waypost.Tests.Chat;

/// Conversations over HTTP, as the people of the cast.
public abstract class ConversationDeedsTests(WaypostApp app)
{
    [Fact]
    public async Task The_same_client_id_again_is_the_same_conversation()
    {
        var first = await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/conversations", new { text = "My payout failed", clientId = "conversation-twice" });
        var second = await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/conversations", new { text = "My payout failed", clientId = "conversation-twice" });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal((string?)(await first.JsonAsync())["id"], (string?)(await second.JsonAsync())["id"]);
    }

    [Fact]
    public async Task A_client_id_that_made_something_else_is_refused_in_a_sentence()
    {
        await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "My payout failed", clientId = "for both" });

        await (await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/navigate", new { text = "My payout failed", clientId = "for both" })).RefusesAsync(HttpStatusCode.Conflict, "client_id_taken");
    }

    [Fact]
    public async Task Of_two_agents_at_once_one_gets_it()
    {
        var id = await OpenAsync("A race of two agents");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? app.Cast.Agent : app.Cast.Agent2).Api.PostAsJsonAsync($"/api/v1/conversations/{id}/accept", new { })));

        var winner = (string?)(await app.Cast.Supervisor.GetAsync($"/api/v1/conversations/{id}"))["assigneeId"];
        Assert.NotNull(winner);
        foreach (var answer in answers.Where(answer => !answer.IsSuccessStatusCode)) await answer.RefusesAsync(HttpStatusCode.Conflict, "already_accepted");
        foreach (var answer in answers.Where(answer => answer.IsSuccessStatusCode)) Assert.Equal(winner, (string?)(await answer.JsonAsync())["assigneeId"]);
        var joined = (await app.ReadAsync(db => Task.FromResult(db.Set<Waypost.Chat.Line>().Where(line => line.ConversationId == Guid.Parse(id)).Select(line => line.Text).ToList()))).Count(text => text == "{0} joined.");
        Assert.Equal(1, joined);
    }

    [Fact]
    public async Task A_message_sent_again_at_the_same_moment_is_stored_once()
    {
        var id = await OpenAsync("A race of one message");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Cast.Seller.Api.PostAsJsonAsync($"/api/v1/conversations/{id}/messages", new { clientId = "same", text = "Hello?" })));

        var seqs = new HashSet<long>();
        foreach (var answer in answers) seqs.Add((long)(await answer.JsonAsync())["seq"]!);
        Assert.Single(seqs);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_as_if_it_were_not_there()
    {
        var id = await OpenAsync("Mine alone");
        Assert.Equal("Mine alone", (string?)(await app.Cast.Seller.GetAsync($"/api/v1/conversations/{id}"))["subject"]);

        foreach (var (method, path) in new[] { ("GET", ""), ("GET", "/events"), ("POST", "/messages"), ("POST", "/resolve"), ("POST", "/rating"), ("POST", "/seen") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/conversations/{id}{path}");
            if (method == "POST") request.Content = JsonContent.Create(new { clientId = "x", text = "Hello", score = 5, seq = 1 });
            await (await app.Cast.Gold.Api.SendAsync(request)).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task Notes_are_for_staff_only()
    {
        var id = await OpenAsync("A note beside it");
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/accept", new { });
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/notes", new { clientId = "n", text = "looks like fraud" });
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = "m", text = "I am looking" });

        Assert.DoesNotContain("fraud", await ReadEventsAsync(app.Cast.Seller, id, "I am looking"), StringComparison.Ordinal);
        Assert.Contains("fraud", await ReadEventsAsync(app.Cast.Agent, id, "I am looking"), StringComparison.Ordinal);
        await (await app.Cast.Seller.Api.PostAsJsonAsync($"/api/v1/conversations/{id}/notes", new { clientId = "n2", text = "mine" })).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_ticket_follows_its_conversation()
    {
        var id = await OpenAsync("It becomes a ticket");
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/accept", new { });
        var number = (int)(await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/ticket", new { }))["number"]!;
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = "m", text = "Done" });
        Assert.NotNull((await app.Cast.Seller.GetAsync($"/api/v1/tickets/{number}"))["answeredAt"]);

        await app.Cast.Seller.PostAsync($"/api/v1/tickets/{number}/resolve", new { });
        Assert.Equal("resolved", (string?)(await app.Cast.Seller.GetAsync($"/api/v1/tickets/{number}"))["status"]);
        await app.Cast.Seller.PostAsync($"/api/v1/tickets/{number}/replies", new { clientId = "r", text = "It is back" });
        Assert.Equal("open", (string?)(await app.Cast.Seller.GetAsync($"/api/v1/tickets/{number}"))["status"]);

        await (await app.Cast.Gold.Api.GetAsync($"/api/v1/tickets/{number}")).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task How_it_ends_is_learned_for_the_channel_and_taken_back_when_it_is_opened_again()
    {
        var navigation = Guid.Parse((string)(await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "My payout failed and the bank says the name is wrong" }))["id"]!);
        var type = (await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == navigation))).IssueType!;
        var before = await CountAsync();
        var id = (string)(await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "My payout failed and the bank says the name is wrong", navigationId = navigation }))["id"]!;
        await app.Cast.Agent.PostAsync($"/api/v1/conversations/{id}/accept", new { });
        await app.Cast.Seller.PostAsync($"/api/v1/conversations/{id}/resolve", new { });
        Assert.Equal((before.Confirmed + 1, before.Returned), await CountAsync());
        Assert.Equal(NavigationOutcome.Solved, (await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == navigation))).Outcome);

        await app.Cast.Seller.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = "again", text = "It failed once more" });
        Assert.Equal((before.Confirmed, before.Returned + 1), await CountAsync());

        async Task<(int Confirmed, int Returned)> CountAsync() =>
            await app.ReadAsync(db => db.Set<ChannelOutcome>().SingleOrDefaultAsync(row => row.TypeId == type && row.Channel == Channels.Chat)) is { } row ? (row.Confirmed, row.Returned) : (0, 0);
    }

    [Fact]
    public async Task An_account_is_looked_at_only_with_a_case_and_on_the_record()
    {
        var id = await OpenAsync("Please look at my account");
        using var page = await app.Cast.Agent.Pages.GetAsync($"/desk/c/{id}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        var looked = await app.ReadAsync(db => Task.FromResult(db.Set<Waypost.Audit.AuditEntry>().Any(entry => entry.Deed == "account.looked" && entry.CaseId != null && entry.Reason!.Contains("Please look at my account"))));
        Assert.True(looked);
    }

    private async Task<string> OpenAsync(string text) => (string)(await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text }))["id"]!;

    private static async Task<string> ReadEventsAsync(Actor reader, string id, string until)
    {
        using var answer = await reader.Api.GetAsync($"/api/v1/conversations/{id}/events", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var all = new System.Text.StringBuilder();
        while (await lines.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            if (line.Contains(until, StringComparison.Ordinal)) return all.ToString();
        }

        return all.ToString();
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : ConversationDeedsTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : ConversationDeedsTests(app);
}
