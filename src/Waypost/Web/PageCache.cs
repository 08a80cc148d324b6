using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Waypost.Live;

namespace Waypost.Web;

/// Whole answers for visitors who are not signed in, by address and language: dropped the moment their content changes, and after a few
/// seconds in any case (what depends on the clock). Only what opts in is kept; nobody who is signed in is ever answered from here.
public sealed class PageCache
{
    /// What a kept answer depends on: pages' content, or the search index too.
    public const int Pages = 0, Search = 1;

    private const int MostEntries = 4096, LongestKey = 600;
    private const long MostBytes = 48 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);
    private static readonly string[] HarmlessCookies = ["wp_visitor", "wp_form"];

    private readonly ConcurrentDictionary<Key, Kept> _kept = new();
    private readonly long[] _versions = new long[2];
    private long _bytes;

    public PageCache(Nudges nudges) => nudges.Given += log =>
    {
        if (log is not (null or "help" or "announcements" or "incidents" or "settings")) return; // null: anything may have changed
        Drop(Pages);
        Drop(Search);
    };

    private readonly record struct Key(string Scheme, string Host, string Path, string Query, string Language);

    /// Everything kept of this kind is old from now on.
    public void Drop(int kind) => Interlocked.Increment(ref _versions[kind]);

    /// Keeps what is being answered, unless something was dropped since the request came in or the answer sets a cookie.
    public static void Keep(HttpContext http, byte[] body, int kind)
    {
        if (http.Features.Get<Slot>() is not { } slot || http.Response.Headers.SetCookie.Count > 0) return;
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
        var kept = new Kept(body, http.Response.ContentType ?? "text/html; charset=utf-8", etag, http.Response.Headers.ContentLanguage, kind,
            kind == Pages ? slot.PagesVersion : slot.SearchVersion, Stopwatch.GetTimestamp());
        slot.Cache.Put(slot.Key, kept);
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ETag = etag;
        http.Response.Headers.Vary = "Accept-Language, Accept-Encoding, Cookie";
    }

    internal Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (!IsForVisitors(http.Request) || KeyOf(http.Request) is not { } key) return next(http);
        if (_kept.TryGetValue(key, out var kept) && kept.Version == Volatile.Read(ref _versions[kept.Kind]) && Stopwatch.GetElapsedTime(kept.At) < Lifetime)
            return SendAsync(http, kept);

        http.Features.Set(new Slot(this, key, Volatile.Read(ref _versions[Pages]), Volatile.Read(ref _versions[Search])));
        return next(http);
    }

    private static bool IsForVisitors(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Authorization.Count > 0 || request.Headers.Range.Count > 0) return false;
        if (request.Headers.Cookie.Count == 0) return true;
        foreach (var (name, _) in request.Cookies)
            if (!Array.Exists(HarmlessCookies, harmless => harmless == name || name.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal))) return false;
        return true;
    }

    private static Key? KeyOf(HttpRequest request)
    {
        var key = new Key(request.Scheme, request.Host.Value ?? "", request.Path.Value ?? "", request.QueryString.Value ?? "", request.Headers.AcceptLanguage.ToString());
        return key.Host.Length + key.Path.Length + key.Query.Length + key.Language.Length > LongestKey ? null : key;
    }

    private void Put(Key key, Kept kept)
    {
        if (_kept.Count >= MostEntries || Interlocked.Read(ref _bytes) > MostBytes)
        {
            _kept.Clear(); // seldom, and refilled within a moment
            Interlocked.Exchange(ref _bytes, 0);
        }

        _kept[key] = kept;
        Interlocked.Add(ref _bytes, kept.Body.Length);
    }

    private static Task SendAsync(HttpContext http, Kept kept)
    {
        var started = Stopwatch.GetTimestamp();
        var headers = http.Response.Headers;
        headers.ETag = kept.ETag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Language, Accept-Encoding, Cookie";
        if (http.Request.Headers.IfNoneMatch.Count > 0 && http.Request.Headers.IfNoneMatch.ToString().Contains(kept.ETag, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            WebRoom.SetHeaders(headers, started);
            return Task.CompletedTask;
        }

        headers.ContentType = kept.ContentType;
        if (kept.Language.Count > 0) headers.ContentLanguage = kept.Language;
        var body = kept.For(http.Request.Headers.AcceptEncoding, out var encoding);
        if (encoding is not null) headers.ContentEncoding = encoding;
        headers.ContentLength = body.Length;
        WebRoom.SetHeaders(headers, started);
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    /// The place that waits for the answer under way.
    private sealed record Slot(PageCache Cache, Key Key, long PagesVersion, long SearchVersion);

    private sealed record Kept(byte[] Body, string ContentType, string ETag, StringValues Language, int Kind, long Version, long At)
    {
        private byte[]? _brotli, _gzip;

        /// Compressed once, at the first reader who takes it so.
        public byte[] For(StringValues accepted, out string? encoding)
        {
            encoding = null;
            if (accepted.Count == 0 || Body.Length < 1024) return Body;
            var text = accepted.ToString();
            if (text.Contains("br", StringComparison.Ordinal)) return Squeezed(ref _brotli, "br", out encoding, stream => new BrotliStream(stream, CompressionLevel.Fastest));
            if (text.Contains("gzip", StringComparison.Ordinal)) return Squeezed(ref _gzip, "gzip", out encoding, stream => new GZipStream(stream, CompressionLevel.Fastest));
            return Body;
        }

        private byte[] Squeezed(ref byte[]? kept, string name, out string encoding, Func<Stream, Stream> make)
        {
            encoding = name;
            if (kept is not null) return kept;
            using var buffer = new MemoryStream();
            using (var stream = make(buffer)) stream.Write(Body);
            return kept = buffer.ToArray();
        }
    }
}

public static class PageCacheUse
{
    /// Before everything else: what is kept needs no routing and no sign-in.
    public static void UsePageCache(this WebApplication app)
    {
        var cache = app.Services.GetRequiredService<PageCache>();
        app.Use(cache.AnswerAsync);
    }
}
