using System.Net;

namespace Waypost.Tests.Announcements;

/// Announcements written by staff and acknowledged by sellers, over HTTP.
public abstract class AcknowledgingTests(WaypostApp app)
{
    [Fact]
    public async Task A_published_one_reaches_sellers_and_counts_who_acknowledged()
    {
        var title = $"Labels change {Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        var slug = await WriteAsync(title, "publish");
        Assert.Contains(title, await app.Cast.Seller.Pages.GetStringAsync("/announcements"), StringComparison.Ordinal);
        Assert.Contains("I have read this", await app.Cast.Seller.Pages.GetStringAsync($"/announcements/{slug}"), StringComparison.Ordinal);

        using var done = await app.Cast.Seller.Api.PostAsync($"/api/v1/announcements/{slug}/acknowledge", null);
        using var again = await app.Cast.Seller.Api.PostAsync($"/api/v1/announcements/{slug}/acknowledge", null);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (done.StatusCode, again.StatusCode));
        Assert.Equal((string?)(await done.JsonAsync())["acknowledgedAt"], (string?)(await again.JsonAsync())["acknowledgedAt"]);
        Assert.Contains("seller@demo.test", await app.Cast.Editor.Pages.GetStringAsync($"/announcements/{slug}/acknowledgements"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_and_one_for_others_are_not_there_for_a_seller()
    {
        var draft = await WriteAsync("A draft", "draft");
        var others = await WriteAsync("For nobody's tier", "publish", ("tiers", "platinum"));

        foreach (var slug in new[] { draft, others })
        {
            using var hidden = await app.Cast.Seller.Pages.GetAsync($"/announcements/{slug}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            using var shown = await app.Cast.Editor.Pages.GetAsync($"/announcements/{slug}");
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }
    }

    private async Task<string> WriteAsync(string title, string then, params (string, string)[] more)
    {
        using var written = await app.Cast.Editor.PostFormAsync("/announcements/new",
            [("title", title), ("summary", "In one sentence."), ("text", "In many."), ("kind", "Announcement"), ("acknowledge", "true"), ("then", then), .. more]);
        Assert.Equal(HttpStatusCode.SeeOther, written.StatusCode);
        return written.Headers.Location!.ToString().Split('/')[^1];
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : AcknowledgingTests(app);

    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : AcknowledgingTests(app);
}
