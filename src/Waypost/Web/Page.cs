using System.Text;
using Microsoft.AspNetCore.Components;

namespace Waypost.Web;

/// A whole page: the component in the frame of its area.
public sealed class Page<T>(string title, Area area, object? parameters = null) : IResult where T : IComponent
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// One sentence for search engines and link previews.
    public string? Description { get; init; }

    /// The page's own address when others lead to it too.
    public string? Canonical { get; init; }

    /// schema.org data, already JSON.
    public string? StructuredData { get; init; }

    public Frame Frame { get; init; }

    /// The same for all visitors who ask in one language: kept for a few seconds when nobody is signed in and no form token was asked for.
    public bool Cacheable { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await RenderAsync(httpContext);
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        var bytes = Encoding.UTF8.GetBytes(html);
        var context = httpContext.Features.Get<PageContext>()!;
        if (Cacheable && Status == StatusCodes.Status200OK && !context.IsSignedIn && !context.TokenWasAsked) PageCache.Keep(httpContext, bytes, PageCache.Pages);
        if (!httpContext.Response.Headers.ContainsKey("Cache-Control")) httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    public async Task<string> RenderAsync(HttpContext http)
    {
        var context = http.Features.Get<PageContext>() ?? new PageContext(http);
        http.Features.Set(context);
        var parts = new List<PagePart>();
        foreach (var part in http.RequestServices.GetServices<IPagePart>())
            if (await part.ForAsync(http, area) is { } made) parts.Add(made);

        var html = await http.RequestServices.GetRequiredService<Html>().RenderAsync<Shell>(new
        {
            Context = context,
            Title = title,
            Area = area,
            Frame,
            Description,
            Canonical,
            StructuredData,
            Parts = (IReadOnlyList<PagePart>)parts,
            Navigation = Navigation.For(http.RequestServices, area, context),
            Component = typeof(T),
            Parameters = Html.AsDictionary(parameters),
        });
        return "<!DOCTYPE html>\n" + html;
    }
}
