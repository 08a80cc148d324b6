using System.Net;
using System.Net.Http.Json;

namespace Waypost.Tests.HelpCenter;

/// What an editor changes is seen at once by everybody, although pages are kept.
public abstract class ArticleReadersTests(WaypostApp app)
{
    [Fact]
    public async Task A_new_version_is_there_for_visitors_and_sellers_with_the_next_request()
    {
        var slug = await PublishAsync("Parcel insurance", "We insure parcels up to 100 dollars.");
        foreach (var reader in Readers)
        {
            Assert.Contains("up to 100 dollars", await reader.Pages.GetStringAsync("/help/" + slug), StringComparison.Ordinal);
            Assert.Contains("up to 100 dollars", await reader.Pages.GetStringAsync("/help/" + slug), StringComparison.Ordinal); // a kept one now
        }

        await SaveAndPublishAsync(slug, "Parcel insurance", "We insure parcels up to 250 dollars.");

        foreach (var reader in Readers)
        {
            var page = await reader.Pages.GetStringAsync("/help/" + slug);
            Assert.Contains("up to 250 dollars", page, StringComparison.Ordinal);
            Assert.DoesNotContain("up to 100 dollars", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whom_it_is_no_longer_for_neither_sees_nor_finds_it_at_once()
    {
        var slug = await PublishAsync("Quokka shipping lanes", "Quokkas travel on the lower deck.");
        foreach (var reader in Readers)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, slug));
            Assert.Contains(slug, await reader.Api.GetStringAsync("/api/v1/search?q=quokka"), StringComparison.Ordinal);
        }

        using (var changed = await app.Cast.Editor.Api.PutAsJsonAsync($"/api/v1/articles/{slug}/audience", new { segments = new[] { "tier:nobody-has-it" } })) changed.EnsureSuccessStatusCode();
        foreach (var reader in Readers)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, slug));
            Assert.DoesNotContain(slug, await reader.Api.GetStringAsync("/api/v1/search?q=quokka"), StringComparison.Ordinal);
            Assert.DoesNotContain(slug, await reader.Api.GetStringAsync("/api/v1/articles?category=shipping"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Cast.Editor, slug)); // staff see all
    }

    [Fact]
    public async Task A_sellers_form_on_a_kept_page_carries_the_sellers_own_token()
    {
        var slug = await PublishAsync("Packing peanuts", "They are not food.");
        _ = await app.Cast.Gold.Pages.GetStringAsync("/help/" + slug); // kept by now
        using var told = await app.Cast.Seller.PostFormAsync($"/help/{slug}/solved", ("answer", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, told.StatusCode);

        using var forged = await app.Cast.Seller.Pages.PostAsync($"/help/{slug}/solved", new FormUrlEncodedContent([KeyValuePair.Create("answer", "yes"), KeyValuePair.Create("__RequestVerificationToken", await app.Cast.Gold.TokenAsync())]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task What_is_not_an_article_is_told_beside_the_field_and_kept_in_the_form()
    {
        using var empty = await app.Cast.Editor.PostFormAsync("/help/new", ("Title", "Half an article"), ("Do", "save")); // only what was filled in
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Half an article", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private IReadOnlyList<Actor> Readers => [app.Cast.Nobody, app.Cast.Seller, app.Cast.Gold];

    private static async Task<HttpStatusCode> StatusAsync(Actor reader, string slug)
    {
        using var answer = await reader.Pages.GetAsync("/help/" + slug);
        return answer.StatusCode;
    }

    private async Task<string> PublishAsync(string title, string answer)
    {
        var made = await app.Cast.Editor.PostAsync("/api/v1/articles", Article(title, answer));
        var slug = (string)made["slug"]!;
        await app.Cast.Editor.PostAsync($"/api/v1/articles/{slug}/publish", new { });
        return slug;
    }

    private async Task SaveAndPublishAsync(string slug, string title, string answer)
    {
        using (var saved = await app.Cast.Editor.Api.PutAsJsonAsync($"/api/v1/articles/{slug}", Article(title, answer))) saved.EnsureSuccessStatusCode();
        await app.Cast.Editor.PostAsync($"/api/v1/articles/{slug}/publish", new { });
    }

    private static object Article(string title, string answer) => new { kind = "faq", category = "shipping", locale = "en", title, summary = "In a sentence.", answer, body = answer + " That is all." };

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : ArticleReadersTests(app);

    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : ArticleReadersTests(app);
}
