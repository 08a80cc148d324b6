using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// One article, its older versions, and the question after it.
public static class ArticlePages
{
    private const int MostRelated = 5;

    public static async Task<IResult> ShowAsync(string slug, Guid? nav, HttpContext http, Caller caller, Shelf shelf, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var article = Find(content, slug, caller);
        var text = article.In(Help.Language);
        if (nav is { } navigation && !IsPrefetch(http.Request)) await http.RequestServices.GetRequiredService<NoteReading>().RunAsync(http, caller, navigation, article, text.Title, stop);

        var home = Help.BaseOf(http.Request);
        var category = content.Category(article.Category);
        return new Page<ArticlePage>(text.Title, Area.SellerCenter, new
        {
            Article = article, Text = text, Category = category, Related = Related(content, article, caller), Nav = nav,
            caller.IsSignedIn, MayEdit = Help.MayEdit(caller), Language = Help.Language,
        })
        {
            Cacheable = nav is null, Keep = nav is null ? (content.Pages, (article.Slug, Help.Language, home, caller.IsSignedIn, caller.IsStaff, Help.MayEdit(caller), caller.SegmentsKey)) : null,
            Description = text.Summary, Canonical = home + article.Url,
            StructuredData = caller.IsSignedIn ? null : StructuredData.Of(article, text, category, home, Site.Name),
        };
    }

    public static async Task<IResult> VersionAsync(string slug, int number, Caller caller, Shelf shelf, WaypostDb db, CancellationToken stop)
    {
        var article = Find(await shelf.NowAsync(stop), slug, caller);
        var locale = article.In(Help.Language).Locale;
        var versions = await db.ArticleVersions.AsNoTracking().Where(version => version.ArticleId == article.Id && version.Locale == locale && version.Number <= number)
            .OrderByDescending(version => version.Number).Take(2).ToListAsync(stop);
        if (versions.Count == 0 || versions[0].Number != number) throw Refusal.NotFound("version");
        return new Page<VersionPage>(Words.T("{0}, version {1}", versions[0].Title, number), Area.SellerCenter, new
        {
            Article = article, Shown = versions[0], Changes = versions.Count < 2 ? null : TextDiff.Between(versions[1].Body, versions[0].Body), IsCurrent = number == article.Current.Number,
        });
    }

    /// The small page for readers who are not signed in: the article itself has no form, so that it is the same for all.
    public static async Task<IResult> AskSolvedAsync(string slug, string? answer, string? thanks, Guid? nav, Caller caller, Shelf shelf, CancellationToken stop)
    {
        var article = Find(await shelf.NowAsync(stop), slug, caller);
        return new Page<SolvedPage>(Words.T("Did this solve it?"), Area.SellerCenter, new
        {
            Link = ArticleLink.To(article, Help.Language), Answer = answer is "yes" or "no" ? answer : null, Nav = nav, Thanks = thanks is not null,
        });
    }

    public static async Task<IResult> SolvedAsync(string slug, [FromForm] string? answer, [FromForm] string? nav, HttpContext http, Caller caller, Shelf shelf, AnswerSolved solved, CancellationToken stop)
    {
        if (answer is not ("yes" or "no")) throw Refusal.BadInput("answer_missing", "Please choose Yes or No.");
        var article = Find(await shelf.NowAsync(stop), slug, caller);
        var own = await solved.RunAsync(http, caller, article, answer == "yes", Guid.TryParse(nav, out var id) ? id : null, stop);
        if (answer == "yes") return Turbo.SeeOther(Help.With($"{article.Url}/solved?thanks=1", own));
        return Turbo.SeeOther(own is null ? $"/support?q={Uri.EscapeDataString(article.In(Help.Language).Title)}&failed={Uri.EscapeDataString(slug)}" : $"/support/{own}");
    }

    private static ShelvedArticle Find(ShelfContent content, string slug, Caller caller) =>
        content.Find(slug) is { } article && article.IsFor(caller) ? article : throw Refusal.NotFound("article");

    private static List<ArticleLink> Related(ShelfContent content, ShelvedArticle article, Caller caller)
    {
        var named = article.Related.Select(content.Find).OfType<ShelvedArticle>();
        var beside = content.All.Where(other => other.Category == article.Category);
        return [.. named.Concat(article.Related.Count >= 3 ? [] : beside).Where(other => other.Slug != article.Slug && other.IsFor(caller)).DistinctBy(other => other.Slug)
            .Take(MostRelated).Select(other => ArticleLink.To(other, Help.Language))];
    }

    /// A browser that looks ahead reads nothing yet.
    private static bool IsPrefetch(HttpRequest request) =>
        request.Headers.ContainsKey("X-Sec-Purpose") || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal);
}
