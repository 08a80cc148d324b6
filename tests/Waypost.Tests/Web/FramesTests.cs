using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tests.Web;

/// The frame around the pages is kept for each reader: it must be theirs, and never old.
public abstract partial class FramesTests(WaypostApp app)
{
    [Fact]
    public async Task The_bell_counts_with_the_next_page()
    {
        var before = await BellAsync(app.Cast.Gold);
        var gold = await app.ReadAsync(db => db.People.Where(person => person.Email == "gold@demo.test").Select(person => person.Id).SingleAsync());

        await app.Services.GetRequiredService<WriteLane>().WriteAsync(db =>
        {
            db.Notify(gold, "test.rings", "Something happened", "/bell", TimeProvider.System.GetUtcNow());
            return Task.CompletedTask;
        }, CancellationToken.None);
        Assert.Equal(before + 1, await BellAsync(app.Cast.Gold));

        using var seen = await app.Cast.Gold.PostFormAsync("/bell/seen");
        Assert.Equal(0, await BellAsync(app.Cast.Gold));
    }

    [Fact]
    public async Task A_banner_that_was_put_away_is_gone_for_its_reader_only()
    {
        const string title = "The lifts are out of order";
        _ = await app.Cast.Gold.Pages.GetStringAsync("/orders");
        using var written = await app.Cast.Editor.PostFormAsync("/announcements/new", ("title", title), ("summary", "Please walk."), ("text", "All of them."), ("kind", "Announcement"), ("then", "publish"));
        var slug = written.Headers.Location!.ToString().Split('/')[^1];
        await PutOthersAwayAsync(app.Cast.Gold, title);
        await PutOthersAwayAsync(app.Cast.Seller, title);

        using var away = await app.Cast.Gold.PostFormAsync($"/announcements/{slug}/dismiss", ("from", "/orders"));
        Assert.Equal(HttpStatusCode.SeeOther, away.StatusCode);

        Assert.DoesNotContain(title, await app.Cast.Gold.Pages.GetStringAsync("/orders"), StringComparison.Ordinal);
        Assert.Contains(title, await app.Cast.Seller.Pages.GetStringAsync("/orders"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reader_has_their_own_frame_and_their_own_token()
    {
        foreach (var reader in app.Cast.Everybody)
        {
            _ = await reader.Pages.GetStringAsync("/help");
            var page = await reader.Pages.GetStringAsync("/help");
            Assert.DoesNotMatch(Unfilled(), page);
            Assert.Equal(reader.Role is not null, page.Contains("csrf-token", StringComparison.Ordinal));
            if (reader.Role is null) continue;

            var token = PageToken().Match(page).Groups["token"].Value;
            using var request = new HttpRequestMessage(HttpMethod.Post, "/bell/seen") { Headers = { { "X-CSRF-Token", token } } };
            using var answer = await reader.Pages.SendAsync(request);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

            var other = reader == app.Cast.Gold ? app.Cast.Seller : app.Cast.Gold;
            using var stolen = new HttpRequestMessage(HttpMethod.Post, "/bell/seen") { Headers = { { "X-CSRF-Token", token } } };
            using var refused = await other.Pages.SendAsync(stolen);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_one_is_on_is_marked_in_the_navigation()
    {
        Assert.Matches("""<a href="/orders" aria-current="page">""", await app.Cast.Seller.Pages.GetStringAsync("/orders"));
        Assert.DoesNotMatch("""<a href="/orders" aria-current="page">""", await app.Cast.Seller.Pages.GetStringAsync("/payouts"));
    }

    /// The banner shows one at a time.
    private static async Task PutOthersAwayAsync(Actor reader, string wanted)
    {
        for (var others = 0; others < 20; others++)
        {
            var page = await reader.Pages.GetStringAsync("/orders");
            if (page.Contains(wanted, StringComparison.Ordinal)) return;
            using var away = await reader.PostFormAsync(Banner().Match(page).Groups["form"].Value, ("from", "/orders"));
        }

        Assert.Fail("The banner never came.");
    }

    private static async Task<int> BellAsync(Actor reader) => int.TryParse(NewNotices().Match(await reader.Pages.GetStringAsync("/help")).Groups["count"].Value, out var count) ? count : 0;

    [GeneratedRegex("Notifications, (?<count>[0-9]+) new", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NewNotices();

    [GeneratedRegex("wp[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex Unfilled();

    [GeneratedRegex("csrf-token\" content=\"(?<token>[^\"]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageToken();

    [GeneratedRegex("action=\"(?<form>/announcements/[^\"]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Banner();

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : FramesTests(app);

    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : FramesTests(app);
}
