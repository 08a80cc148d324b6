using System.Net;
using System.Net.Http.Json;

namespace Waypost.Tests.Community;

/// Asking and answering as named people, over HTTP.
public abstract class TalkingTests(WaypostApp app)
{
    [Fact]
    public async Task A_topic_sent_twice_is_opened_once()
    {
        var body = new { kind = "question", title = "How do you pack plates?", text = "They break.", clientId = Fresh() };

        using var first = await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/groups/getting-started/topics", body);
        using var again = await app.Cast.Seller.Api.PostAsJsonAsync("/api/v1/groups/getting-started/topics", body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal((string?)(await first.JsonAsync())["id"], (string?)(await again.JsonAsync())["id"]);
    }

    [Fact]
    public async Task A_reply_sent_many_times_at_once_is_there_once()
    {
        var topic = await AskAsync();
        var body = new { clientId = Fresh(), text = "Wrap each one." };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Cast.Gold.Api.PostAsJsonAsync($"/api/v1/topics/{topic}/replies", body)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single((await app.Cast.Nobody.GetAsync($"/api/v1/topics/{topic}"))["replies"]!.AsArray());
    }

    [Fact]
    public async Task Replies_of_many_have_numbers_without_a_double()
    {
        var topic = await AskAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => app.Cast.Host.PostAsync($"/api/v1/topics/{topic}/replies", new { clientId = Fresh(), text = $"Number {i}." })));

        var seqs = (await app.Cast.Nobody.GetAsync($"/api/v1/topics/{topic}"))["replies"]!.AsArray().Select(reply => (long)reply!["seq"]!).ToList();
        Assert.Equal(12, seqs.Distinct().Count());
        Assert.Equal(seqs.Order(), seqs);
    }

    [Fact]
    public async Task The_asker_accepts_and_another_seller_cannot()
    {
        var topic = await AskAsync();
        var reply = (string?)(await app.Cast.Gold.PostAsync($"/api/v1/topics/{topic}/replies", new { clientId = Fresh(), text = "Wrap each one." }))["id"];

        using var no = await app.Cast.Gold.Api.PostAsync($"/api/v1/replies/{reply}/accept", null);
        Assert.Equal(HttpStatusCode.Forbidden, no.StatusCode);

        using var yes = await app.Cast.Seller.Api.PostAsync($"/api/v1/replies/{reply}/accept", null);
        Assert.Equal(HttpStatusCode.OK, yes.StatusCode);
        Assert.Equal(reply, (string?)(await app.Cast.Nobody.GetAsync($"/api/v1/topics/{topic}"))["acceptedReplyId"]);
    }

    [Fact]
    public async Task What_a_host_hides_nobody_else_reads()
    {
        var topic = await AskAsync();
        var reply = (string?)(await app.Cast.Gold.PostAsync($"/api/v1/topics/{topic}/replies", new { clientId = Fresh(), text = "The buyer is called Secretname." }))["id"];
        Assert.Contains("Secretname", await app.Cast.Nobody.Pages.GetStringAsync($"/community/t/{topic}"), StringComparison.Ordinal);

        using var hidden = await app.Cast.Host.Api.PostAsJsonAsync($"/api/v1/replies/{reply}/hide", new { reason = "Names a buyer" });
        Assert.Equal(HttpStatusCode.NoContent, hidden.StatusCode);

        Assert.DoesNotContain("Secretname", await app.Cast.Nobody.Pages.GetStringAsync($"/community/t/{topic}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Secretname", await app.Cast.Seller.Pages.GetStringAsync($"/community/t/{topic}"), StringComparison.Ordinal);
        Assert.Contains("Secretname", await app.Cast.Host.Pages.GetStringAsync($"/community/t/{topic}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_peoples_posts_cannot_be_edited()
    {
        var topic = await AskAsync();

        using var no = await app.Cast.Gold.PostFormAsync($"/community/t/{topic}/edit", ("title", "Mine now"), ("text", "Changed"), ("tags", ""));
        Assert.Equal(HttpStatusCode.NotFound, no.StatusCode);

        using var yes = await app.Cast.Seller.PostFormAsync($"/community/t/{topic}/edit", ("title", "How do I pack plates?"), ("text", "They still break."), ("tags", "plates"));
        Assert.Equal(HttpStatusCode.SeeOther, yes.StatusCode);
        Assert.Contains("They break.", await app.Cast.Nobody.Pages.GetStringAsync($"/community/t/{topic}/history"), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync() =>
        (string)(await app.Cast.Seller.PostAsync("/api/v1/groups/shipping-and-fulfilment/topics", new { kind = "question", title = "How do you pack plates?", text = "They break.", clientId = Fresh() }))["id"]!;

    private static string Fresh() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : TalkingTests(app);

    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : TalkingTests(app);
}
