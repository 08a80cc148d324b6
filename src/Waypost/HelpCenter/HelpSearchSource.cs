using Waypost.Search;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Puts the published articles, in all their languages, into the one search engine.
public sealed class HelpSearchSource(Shelf shelf) : ISearchSource
{
    public const string AreaName = "help";
    private const float Official = 1.2f;

    public string Area => AreaName;
    public string Log => Shelf.Log;

    public async Task<IReadOnlyList<SearchItem>> LoadAsync(WaypostDb db, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        return [.. content.All.SelectMany(article => article.Texts.Values.Select(text => Item(article, text)))];
    }

    private static SearchItem Item(ShelvedArticle article, ShelvedText text) =>
        new(KindName(article.Kind), article.Slug, text.Locale, text.Title, article.Url, text.Summary, text.Keywords, text.Rendered.PlainText)
        {
            Answer = text.AnswerOrNull,
            Segments = article.Segments,
            Boost = article.Kind == ArticleKind.Faq ? Official * 1.05f : Official,
        };

    public static string KindName(ArticleKind kind) => kind switch { ArticleKind.Faq => "faq", ArticleKind.Policy => "policy", _ => "tutorial" };
}
