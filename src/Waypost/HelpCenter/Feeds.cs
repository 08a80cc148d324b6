using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// What machines read: the sitemap, the Atom feed, the word to robots. Only what is for everybody.
public static class Feeds
{
    private const int MostEntries = 50;
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static async Task<IResult> SitemapAsync(HttpContext http, Shelf shelf, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var home = Help.BaseOf(http.Request);
        var open = content.All.Where(article => article.IsForEverybody).ToList();
        var places = new[] { "/help", "/help/contact", "/support", "/support/guide", "/academy", "/community", "/announcements" }
            .Concat(content.Categories.Where(category => open.Exists(article => article.Category == category.Id)).Select(category => "/help/c/" + category.Id));
        return Xml(http, new XElement(Sitemaps + "urlset",
            places.Select(place => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", home + place))),
            open.Select(article => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", home + article.Url), new XElement(Sitemaps + "lastmod", Help.IsoDay(article.Current.PublishedAt))))),
            "application/xml");
    }

    public static async Task<IResult> AtomAsync(HttpContext http, Shelf shelf, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var home = Help.BaseOf(http.Request);
        var newest = content.All.Where(article => article.IsForEverybody).OrderByDescending(article => article.Current.PublishedAt).ThenBy(article => article.Slug, StringComparer.Ordinal).Take(MostEntries).ToList();
        return Xml(http, new XElement(Atom + "feed",
            new XElement(Atom + "title", $"{Site.Name} Help Center"),
            new XElement(Atom + "id", home + "/help/feed.atom"),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", home + "/help/feed.atom")),
            new XElement(Atom + "link", new XAttribute("href", home + "/help")),
            new XElement(Atom + "author", new XElement(Atom + "name", Site.Name)),
            new XElement(Atom + "updated", Moment(newest.Count == 0 ? DateTimeOffset.UnixEpoch : newest[0].Current.PublishedAt)),
            newest.Select(article => Entry(article, home))),
            "application/atom+xml");
    }

    public static IResult Robots(HttpContext http) => Results.Text(
        $"""
        User-agent: *
        Disallow: /api/
        Disallow: /admin
        Disallow: /chat
        Disallow: /desk
        Disallow: /help/search
        Disallow: /live
        Disallow: /sign-in
        Disallow: /tickets

        Sitemap: {Help.BaseOf(http.Request)}/sitemap.xml

        """, "text/plain");

    private static XElement Entry(ShelvedArticle article, string home)
    {
        var text = article.In("en");
        return new XElement(Atom + "entry",
            new XElement(Atom + "title", text.Title),
            new XElement(Atom + "id", $"urn:uuid:{article.Id}"),
            new XElement(Atom + "link", new XAttribute("href", home + article.Url)),
            new XElement(Atom + "published", Moment(article.PublishedAt)),
            new XElement(Atom + "updated", Moment(article.Current.PublishedAt)),
            new XElement(Atom + "category", new XAttribute("term", article.Category)),
            new XElement(Atom + "summary", text.AnswerOrNull ?? text.Summary));
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IResult Xml(HttpContext http, XElement root, string type)
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root);
        http.Response.ContentType = type + "; charset=utf-8";
        PageCache.Keep(http, bytes, PageCache.Pages);
        return Results.Bytes(bytes, type + "; charset=utf-8");
    }
}
