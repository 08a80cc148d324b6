using System.Net;
using System.Text.RegularExpressions;

namespace Waypost.Tests.House;

/// What is true of every page that anybody can reach by links.
public abstract partial class PagesTests(WaypostApp app)
{
    [Fact]
    public async Task No_link_is_dead()
    {
        var dead = new List<string>();
        foreach (var actor in app.Cast.OneOfEachRole)
            dead.AddRange((await SiteWalk.OfAsync(app, actor)).Where(page => IsDead(page, actor)).Select(page => $"as {actor}: {page}"));
        Problems.None(dead);
    }

    [Fact]
    public async Task Every_form_has_its_token_and_every_picture_and_sign_is_there()
    {
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        var assets = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var actor in app.Cast.OneOfEachRole)
            foreach (var page in (await SiteWalk.OfAsync(app, actor)).Where(page => page.IsHtml))
                problems.UnionWith((await ProblemsAsync(page, actor, assets)).Select(problem => $"{page.Url} as {actor}: {problem}"));
        Problems.None(problems);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_wherever_it_goes()
    {
        var taken = new List<string>();
        foreach (var route in app.Routes.Select(endpoint => new RouteAudience(endpoint)).Where(route => !route.IsForProgram && route.Problem is null))
            foreach (var method in route.Methods.Where(method => method is not ("GET" or "HEAD")))
            {
                var actor = app.Cast.OneOfEachRole.Last(each => route.Includes(each.Role));
                using var request = route.Ask(method);
                using var answer = await actor.Pages.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.BadRequest) taken.Add($"{method} {route} as {actor}: {(int)answer.StatusCode}");
            }

        Problems.None(taken);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("zh-CN")]
    [InlineData("id")]
    [InlineData("vi")]
    [InlineData("fr")]
    public async Task Any_language_gets_its_page_and_its_refusal(string language)
    {
        foreach (var (url, status) in new[] { ("/sign-in", HttpStatusCode.OK), ("/no-such-page", HttpStatusCode.NotFound) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await app.Cast.Nobody.Pages.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static bool IsDead(VisitedPage page, Actor actor) =>
        (int)page.Status >= 400 || (page.Location?.Contains("/sign-in", StringComparison.Ordinal) == true && actor.Role is not null);

    private static async Task<IReadOnlyList<string>> ProblemsAsync(VisitedPage page, Actor actor, Dictionary<string, string?> assets)
    {
        var html = page.Html!;
        var problems = new List<string>();
        problems.AddRange(html.QuerySelectorAll("form[method=post i]").Where(form => form.QuerySelector("input[name=__RequestVerificationToken]") is null)
            .Select(form => $"the form to {form.GetAttribute("action")} has no token"));
        problems.AddRange(html.QuerySelectorAll("[id]").GroupBy(each => each.Id).Where(same => same.Count() > 1).Select(same => $"the id {same.Key} is there {same.Count()} times"));
        problems.AddRange(html.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])").Select(each => $"<{each.LocalName}> has inline style or script"));
        problems.AddRange(html.QuerySelectorAll("a[href^='#']").Where(link => link.GetAttribute("href") is { Length: > 1 } to && html.GetElementById(Uri.UnescapeDataString(to[1..])) is null)
            .Select(link => $"nothing has the id of the link {link.GetAttribute("href")}"));
        var whole = html.QuerySelector("title") is not null; // a fragment for a frame or a list has none
        if (whole && html.QuerySelectorAll("h1").Length != 1) problems.Add($"{html.QuerySelectorAll("h1").Length} main headings");
        if (Unfinished().Match(html.Body?.TextContent ?? "") is { Success: true } found) problems.Add($"says \"{found.Value}\"");

        foreach (var element in html.QuerySelectorAll("link[href], script[src], img[src], use[href]"))
            if (await MissingAsync(element.GetAttribute("href") ?? element.GetAttribute("src")!, actor, assets) is { } missing) problems.Add(missing);
        return problems;
    }

    private static async Task<string?> MissingAsync(string url, Actor actor, Dictionary<string, string?> assets)
    {
        if (!url.StartsWith('/')) return null;
        var (path, part) = url.Split('#') is [var before, var after] ? (before, after) : (url, null);
        if (!assets.TryGetValue(path, out var content))
        {
            using var answer = await actor.Pages.GetAsync(path);
            assets[path] = content = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
        }

        if (content is null) return $"{path} is not there";
        return part is null || content.Contains($"id=\"{part}\"", StringComparison.Ordinal) ? null : $"{path} has no {part}";
    }

    [GeneratedRegex("coming soon|lorem ipsum|under construction|not implemented|to be done|\\bTODO\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : PagesTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : PagesTests(app);
}
