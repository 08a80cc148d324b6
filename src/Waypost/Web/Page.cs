using System.Buffers;
using System.Collections.Concurrent;
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

    /// Where the page's own part is kept, and under which key: everything that it is made of. Null renders it anew.
    public (KeptMains Place, object Key)? Keep { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var context = PageContext.Of(httpContext);
        var body = new ArrayBufferWriter<byte>(32 * 1024);
        var kept = Keep is { } keep ? keep.Place.Find(keep.Key) : null;
        if (kept is null)
        {
            kept = await RenderAsync(httpContext, context);
            Keep?.Place.Put(Keep.Value.Key, kept);
        }

        var frame = await httpContext.RequestServices.GetRequiredService<Frames>().ForAsync(httpContext, context, area, Frame);
        frame.Write(body, context, kept.Head, kept.Main);

        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        if (Cacheable && Status == StatusCodes.Status200OK && !context.IsSignedIn && !context.TokenWasAsked) PageCache.Keep(httpContext, body.WrittenSpan.ToArray(), PageCache.Pages);
        if (!httpContext.Response.Headers.ContainsKey("Cache-Control")) httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.ContentLength = body.WrittenCount;
        await httpContext.Response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
    }

    private async Task<KeptMain> RenderAsync(HttpContext http, PageContext context)
    {
        var html = http.RequestServices.GetRequiredService<Html>();
        var head = await html.RenderAsync<PageHead>(new { Title = title, Description, Canonical, StructuredData });
        var main = await html.RenderAsync<InContext>(new { Context = context, Component = typeof(T), Parameters = Html.AsDictionary(parameters) });
        return new KeptMain(Stencil.Cut(head), Stencil.Cut(main));
    }
}

/// The head and the own part of a page, rendered.
public sealed record KeptMain(Stencil Head, Stencil Main);

/// Rendered pages of what does not change: held by the thing they were made of and gone with it.
public sealed class KeptMains
{
    private const int Most = 4_096;
    private readonly ConcurrentDictionary<object, KeptMain> _kept = new();

    public KeptMain? Find(object key) => _kept.GetValueOrDefault(key);

    public void Put(object key, KeptMain main)
    {
        if (_kept.Count >= Most) _kept.Clear(); // seldom, and refilled as it is asked for
        _kept[key] = main;
    }
}
