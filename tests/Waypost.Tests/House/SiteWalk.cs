using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Waypost.Tests.House;

/// A page as somebody found it by following links, and the page that led there.
public sealed record VisitedPage(string Url, string From, HttpStatusCode Status, string? Location, string ContentType, IHtmlDocument? Html)
{
    public bool IsHtml => Html is not null;
    public override string ToString() => $"{Url} (from {From}): {(int)Status}";
}

/// Follows every link that a person is shown, a few pages of each route.
public sealed class SiteWalk(WaypostApp app, Actor actor)
{
    private const int MostOfOneRoute = 3;
    private readonly Dictionary<string, int> _seenOfRoute = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string Url, string From)> _next = new();
    private readonly List<VisitedPage> _pages = [];
    private readonly (TemplateMatcher Matcher, string Pattern)[] _routes = [.. app.Routes
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
        .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
        .Select(endpoint => (new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []), new RouteAudience(endpoint).Pattern))];

    public static Task<IReadOnlyList<VisitedPage>> OfAsync(WaypostApp app, Actor actor) => new SiteWalk(app, actor).RunAsync();

    private async Task<IReadOnlyList<VisitedPage>> RunAsync()
    {
        foreach (var route in app.Routes.Select(endpoint => new RouteAudience(endpoint)))
            if (!route.HasParameters && !route.IsForProgram && route.Problem is null && route.Methods.Contains("GET") && route.Includes(actor.Role)
                && route.Pattern is not ("/live" or "/healthz" or "/readyz")) Add(route.Url, "the routes");

        while (_next.TryDequeue(out var next))
        {
            var page = await VisitAsync(next.Url, next.From);
            _pages.Add(page);
            if (page.Location is { } location) Add(location, page.Url);
            foreach (var link in page.Html?.QuerySelectorAll("a[href]") ?? Enumerable.Empty<AngleSharp.Dom.IElement>()) Add(link.GetAttribute("href")!, page.Url);
        }

        return _pages;
    }

    private void Add(string href, string from)
    {
        if (!Uri.TryCreate(new Uri(app.Address, from.StartsWith('/') ? from : "/"), href, out var url) || url.Authority != app.Address.Authority || url.Scheme != app.Address.Scheme) return;
        if (!_known.Add(url.PathAndQuery)) return;

        var route = Array.Find(_routes, each => each.Matcher.TryMatch(url.AbsolutePath, [])).Pattern ?? "none";
        var seen = _seenOfRoute[route] = _seenOfRoute.GetValueOrDefault(route) + 1;
        if (seen <= MostOfOneRoute || route == "none") _next.Enqueue((url.PathAndQuery, from));
    }

    private async Task<VisitedPage> VisitAsync(string url, string from)
    {
        using var answer = await actor.Pages.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        var html = type == "text/html" ? new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()) : null;
        return new VisitedPage(url, from, answer.StatusCode, answer.Headers.Location?.ToString(), type, html);
    }
}
