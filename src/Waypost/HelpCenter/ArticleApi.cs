using Microsoft.AspNetCore.Http.HttpResults;
using Waypost.People;

namespace Waypost.HelpCenter;

/// The Help Center for programs.
public static class ArticleApi
{
    private const int PageSize = 50;

    public static async Task<Ok<ArticleListJson>> ListAsync(Caller caller, Shelf shelf, CancellationToken stop, string? category = null, string? kind = null, string? locale = null, string? cursor = null)
    {
        var content = await shelf.NowAsync(stop);
        ArticleKind? wanted = kind is null ? null : Enum.TryParse<ArticleKind>(kind, ignoreCase: true, out var known) ? known : throw Refusal.BadInput("kind_unknown", "kind is faq, policy or tutorial.");
        var found = content.All.Where(article => article.IsFor(caller) && (category is null || article.Category == category) && (wanted is null || article.Kind == wanted))
            .OrderBy(article => article.Slug, StringComparer.Ordinal)
            .Where(article => cursor is null || string.CompareOrdinal(article.Slug, cursor) > 0).Take(PageSize + 1).ToList();
        var items = found.Take(PageSize).Select(article => ArticleHeadJson.From(article, locale ?? Help.Language)).ToList();
        return TypedResults.Ok(new ArticleListJson(items, found.Count > PageSize ? items[^1].Slug : null));
    }

    public static async Task<Ok<ArticleJson>> GetAsync(string slug, Caller caller, Shelf shelf, CancellationToken stop, string? locale = null)
    {
        var article = (await shelf.NowAsync(stop)).Find(slug);
        if (article is null || !article.IsFor(caller)) throw Refusal.NotFound("article");
        return TypedResults.Ok(ArticleJson.From(article, locale ?? Help.Language));
    }

    public static async Task<IResult> CreateAsync(ArticleForm form, Caller caller, SaveArticle save, CancellationToken stop)
    {
        var (article, isNew) = await save.CreateAsync(caller, form, stop);
        return isNew ? Results.Created($"/api/v1/articles/{article.Slug}", DraftJson.From(article)) : Results.Ok(DraftJson.From(article));
    }

    public static async Task<Ok<DraftJson>> SaveAsync(string slug, ArticleForm form, Caller caller, SaveArticle save, CancellationToken stop) =>
        TypedResults.Ok(DraftJson.From(await save.UpdateAsync(caller, slug, form, stop)));

    public static async Task<Ok<DraftJson>> AudienceAsync(string slug, AudienceJson audience, Caller caller, ChangeAudience change, CancellationToken stop) =>
        TypedResults.Ok(DraftJson.From(await change.RunAsync(caller, slug, audience.Segments ?? [], stop)));

    public static async Task<Ok<DraftJson>> PublishAsync(string slug, Caller caller, PublishArticle publish, CancellationToken stop, PublishJson? how = null) =>
        TypedResults.Ok(DraftJson.From(await publish.RunAsync(caller, slug, how?.Effective, how?.Note, stop)));

    public static async Task<Ok<DraftJson>> UnpublishAsync(string slug, Caller caller, UnpublishArticle unpublish, CancellationToken stop) =>
        TypedResults.Ok(DraftJson.From(await unpublish.RunAsync(caller, slug, stop)));
}

public sealed record AudienceJson(IReadOnlyList<string>? Segments);

public sealed record PublishJson(DateTimeOffset? Effective, string? Note);

public sealed record ArticleListJson(IReadOnlyList<ArticleHeadJson> Items, string? Next);

public sealed record ArticleHeadJson(string Id, string Slug, ArticleKind Kind, string Category, string Locale, string Title, string Summary, int? Minutes, DateTimeOffset ReviewedAt, DateTimeOffset PublishedAt, string Url)
{
    public static ArticleHeadJson From(ShelvedArticle article, string locale)
    {
        var text = article.In(locale);
        return new ArticleHeadJson(article.Id.ToString(), article.Slug, article.Kind, article.Category, text.Locale, text.Title, text.Summary, article.Minutes, article.ReviewedAt, article.PublishedAt, article.Url);
    }
}

public sealed record ArticleStepJson(int Number, string Title, string Html);

public sealed record ArticleVersionJson(int Number, DateTimeOffset EffectiveAt, DateTimeOffset PublishedAt, string? Note);

/// An article with everything that a page shows of it. `Locales` are those it is there in.
public sealed record ArticleJson(
    string Id, string Slug, ArticleKind Kind, string Category, string Locale, IReadOnlyList<string> Locales, string Title, string Summary, string? Answer, string Body, string Html,
    IReadOnlyList<ArticleStepJson> Steps, int? Minutes, int ReadingMinutes, int VersionNumber, DateTimeOffset EffectiveAt, DateTimeOffset ReviewedAt, DateTimeOffset PublishedAt,
    IReadOnlyList<ArticleVersionJson> Versions, IReadOnlyList<string> Related, string Url)
{
    public static ArticleJson From(ShelvedArticle article, string locale)
    {
        var text = article.In(locale);
        return new ArticleJson(article.Id.ToString(), article.Slug, article.Kind, article.Category, text.Locale, [.. article.Texts.Keys.Order(StringComparer.Ordinal)], text.Title, text.Summary,
            text.AnswerOrNull, text.Body, text.Rendered.Html.Value, [.. text.Rendered.Steps.Select(step => new ArticleStepJson(step.Number, step.Title, step.Html.Value))], article.Minutes,
            text.Rendered.ReadingMinutes, article.Current.Number, article.Current.EffectiveAt, article.ReviewedAt, article.PublishedAt,
            [.. article.History.Select(version => new ArticleVersionJson(version.Number, version.EffectiveAt, version.PublishedAt, version.Note))], article.Related, article.Url);
    }
}

/// What an editor's call answers.
public sealed record DraftJson(string Id, string Slug, ArticleStatus Status, int VersionNumber, IReadOnlyList<string> Segments, string Url)
{
    public static DraftJson From(Article article) =>
        new(article.Id.ToString(), article.Slug, article.Status, article.LastNumber, ShelfReader.Split(article.Segments), "/help/" + article.Slug);
}
