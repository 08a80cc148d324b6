using System.Globalization;
using Waypost.People;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// Small things that several pages of the Help Center say in the same way.
public static class Help
{
    public static string Language => Words.Language;

    public static string KindTitle(ArticleKind kind) => kind switch { ArticleKind.Faq => "FAQ", ArticleKind.Policy => "Policy", _ => "Tutorial" };

    public static string KindTitle(string kind) => kind switch { "faq" => "FAQ", "policy" => "Policy", "tutorial" => "Tutorial", _ => kind };

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.CurrentUICulture);

    public static string IsoDay(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// The address with the navigation it belongs to.
    public static string With(string url, Guid? nav) => nav is null ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}nav={nav}";

    public static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    public static string IconOf(string category) => category switch
    {
        "payouts" or "fees" => "money",
        "orders" or "shipping" => "box",
        "returns_refunds" => "reply",
        "listings_products" => "copy",
        "verification_account_access" => "lock",
        "policy_violations" => "shield",
        "tax" => "note",
        "advertising_marketing" => "star",
        "strategy_growth" => "chart",
        "technical_problem" => "warning",
        "other" => "people",
        _ => "book",
    };

    public static bool MayEdit(Caller caller) => caller.Is(Roles.Editor);
}

/// A way to an article, as lists show it.
public sealed record ArticleLink(string Slug, string Title, string Summary, ArticleKind Kind, int? Minutes, string? Answer)
{
    public string Url => "/help/" + Slug;

    public static ArticleLink To(ShelvedArticle article, string locale)
    {
        var text = article.In(locale);
        return new ArticleLink(article.Slug, text.Title, text.Summary, article.Kind, article.Minutes, text.AnswerOrNull);
    }
}
