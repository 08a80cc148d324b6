using Waypost.Navigator;
using Waypost.People;
using Waypost.Search;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// The Help Center's own pages: home, search, categories, contact.
public static class HelpPages
{
    private const int MostResults = 30, Popular = 6, Suggested = 6;
    private static readonly HashSet<string> InHelp = [HelpSearchSource.AreaName];
    private static readonly string[] Kinds = ["faq", "policy", "tutorial"];

    public static async Task<IResult> HomeAsync(HttpContext http, Caller caller, Shelf shelf, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var visible = content.All.Where(article => article.IsFor(caller)).ToList();
        var categories = content.Categories.Select(category => (category, visible.Count(article => article.Category == category.Id))).Where(pair => pair.Item2 > 0).ToList();
        var popular = visible.Where(article => article.Featured is not null).OrderBy(article => article.Featured).ThenBy(article => article.Slug, StringComparer.Ordinal)
            .Concat(visible.Where(article => article is { Kind: ArticleKind.Faq, Featured: null })).Take(Popular).Select(article => ArticleLink.To(article, Help.Language)).ToList();
        var changed = visible.Where(article => article.Kind == ArticleKind.Policy).OrderByDescending(article => article.Current.EffectiveAt).Take(4)
            .Select(article => (ArticleLink.To(article, Help.Language), article.Current.EffectiveAt)).ToList();
        return new Page<HelpHome>(Words.T("Help Center"), Area.SellerCenter, new { Categories = categories, Popular = popular, Policies = changed, MayEdit = Help.MayEdit(caller) })
        {
            Cacheable = true, Canonical = Help.BaseOf(http.Request) + "/help",
            Description = Words.T("Official answers, policies and step-by-step tutorials for sellers on {0}.", Site.Name),
        };
    }

    public static async Task<IResult> CategoryAsync(string category, HttpContext http, Caller caller, Shelf shelf, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var found = content.Category(category) ?? throw Refusal.NotFound("category");
        var articles = content.All.Where(article => article.Category == category && article.IsFor(caller)).ToList();
        return new Page<CategoryPage>(Words.T(found.Title), Area.SellerCenter, new { Category = found, Articles = articles.ConvertAll(article => ArticleLink.To(article, Help.Language)) })
        {
            Cacheable = true, Canonical = $"{Help.BaseOf(http.Request)}/help/c/{category}", Description = Words.T(found.Summary),
        };
    }

    public static IResult SearchAsync(string? q, string? kind, Caller caller, SearchEngine search)
    {
        var words = (q ?? "").Trim();
        var wanted = Kinds.Contains(kind, StringComparer.Ordinal) ? kind : null;
        var answer = search.Search(caller, words, InHelp, Help.Language, MostResults, wanted);
        var title = words.Length == 0 ? Words.T("Search the Help Center") : Words.T("{0} in the Help Center", words);
        return new Page<HelpSearchPage>(title, Area.SellerCenter, new { Query = words, Kind = wanted, Answer = answer }) { Cacheable = true };
    }

    public static async Task<IResult> SuggestAsync(string? q, HttpContext http, Caller caller, SearchEngine search, Html html)
    {
        var answer = search.Search(caller, q ?? "", InHelp, Help.Language, Suggested);
        var bytes = System.Text.Encoding.UTF8.GetBytes(await html.RenderAsync<HelpSuggestions>(new { Answer = answer }));
        http.Response.ContentType = "text/html; charset=utf-8";
        if (!caller.IsSignedIn) PageCache.Keep(http, bytes, PageCache.Search);
        return Results.Bytes(bytes, "text/html; charset=utf-8");
    }

    public static IResult Contact(HttpContext http, Caller caller, IEnumerable<ISupportChannel> channels, Guid? nav)
    {
        var chat = channels.FirstOrDefault(channel => channel.Channel == "chat")
            ?.Offer(new ChannelQuestion(caller, "", Help.Language, null, null, [], null, null, false));
        return new Page<ContactPage>(Words.T("Contact us"), Area.SellerCenter, new { Caller = caller, Nav = nav, Chat = chat })
        {
            Canonical = Help.BaseOf(http.Request) + "/help/contact", Description = Words.T("Reach a person: chat, tickets and the seller community."),
        };
    }

    public static IResult Picture(string name, HttpContext http)
    {
        var file = HelpPictures.FileOf(name) ?? throw Refusal.NotFound("picture");
        http.Response.Headers.CacheControl = "public, max-age=600";
        return Results.File(file, "image/png");
    }
}
