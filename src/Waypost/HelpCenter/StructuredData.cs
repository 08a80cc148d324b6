using System.Text.Json;

namespace Waypost.HelpCenter;

/// What an article is, in the words of schema.org, for search engines.
public static class StructuredData
{
    public static string Of(ShelvedArticle article, ShelvedText text, CategoryView? category, string home, string site)
    {
        var url = home + article.Url;
        var crumbs = new Dictionary<string, object?>
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new object?[]
            {
                Crumb(1, "Help Center", home + "/help"),
                Crumb(2, category?.Title ?? "Help Center", $"{home}/help/c/{article.Category}"),
                Crumb(3, text.Title, url),
            },
        };
        var thing = article.Kind switch
        {
            ArticleKind.Faq => Faq(text, url),
            ArticleKind.Tutorial when text.Rendered.Steps.Count > 0 => HowTo(article, text, url),
            _ => Article(article, text, url, site),
        };
        thing["inLanguage"] = text.Locale;
        return JsonSerializer.Serialize(new Dictionary<string, object?> { ["@context"] = "https://schema.org", ["@graph"] = new object?[] { thing, crumbs } });
    }

    private static Dictionary<string, object?> Faq(ShelvedText text, string url) => new()
    {
        ["@type"] = "FAQPage",
        ["url"] = url,
        ["mainEntity"] = new object?[]
        {
            new Dictionary<string, object?>
            {
                ["@type"] = "Question",
                ["name"] = text.Title,
                ["acceptedAnswer"] = new Dictionary<string, object?> { ["@type"] = "Answer", ["text"] = text.AnswerOrNull ?? text.Summary, ["url"] = url },
            },
        },
    };

    private static Dictionary<string, object?> HowTo(ShelvedArticle article, ShelvedText text, string url) => new()
    {
        ["@type"] = "HowTo",
        ["name"] = text.Title,
        ["description"] = text.Summary,
        ["url"] = url,
        ["totalTime"] = $"PT{article.Minutes ?? text.Rendered.ReadingMinutes}M",
        ["step"] = text.Rendered.Steps.Select(step => new Dictionary<string, object?>
        {
            ["@type"] = "HowToStep", ["position"] = step.Number, ["name"] = step.Title, ["text"] = step.PlainText, ["url"] = $"{url}#step-{step.Number}",
        }).ToArray(),
    };

    private static Dictionary<string, object?> Article(ShelvedArticle article, ShelvedText text, string url, string site) => new()
    {
        ["@type"] = "Article",
        ["headline"] = text.Title,
        ["description"] = text.Summary,
        ["url"] = url,
        ["datePublished"] = Help.IsoDay(article.PublishedAt),
        ["dateModified"] = Help.IsoDay(article.Current.PublishedAt),
        ["author"] = new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = site },
    };

    private static Dictionary<string, object?> Crumb(int position, string name, string url) => new() { ["@type"] = "ListItem", ["position"] = position, ["name"] = name, ["item"] = url };
}
