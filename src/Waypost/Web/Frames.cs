using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Claims;
using Waypost.Live;

namespace Waypost.Web;

/// The frames around a reader's pages (navigation, bell, banner, menu), rendered once and kept for a few seconds. A nudge of a log that is
/// a person's own (`bell:<person>`) forgets theirs, one of `people`, `announcements`, `incidents` or `settings` forgets all.
public sealed class Frames
{
    private const int MostReaders = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    // A frame goes into the readers' map it was asked from: what was forgotten while it was rendered stays forgotten.
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Key, Kept>> _readers = new();

    public Frames(Nudges nudges) => nudges.Given += Forget;

    private readonly record struct Key(Area Area, Frame Frame, string Language, string? Here);

    private sealed record Kept(Stencil Stencil, long At);

    public async ValueTask<Stencil> ForAsync(HttpContext http, PageContext context, Area area, Frame frame)
    {
        var reader = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person) ? person : Guid.Empty;
        var navigation = Navigation.For(http.RequestServices, area, context);
        var key = new Key(area, frame, Words.Language, Navigation.Here(navigation, context.Path)?.Url);
        var own = _readers.GetOrAdd(reader, _ => new ConcurrentDictionary<Key, Kept>());
        if (own.TryGetValue(key, out var kept) && Stopwatch.GetElapsedTime(kept.At) < Lifetime) return kept.Stencil;

        kept = new Kept(await RenderAsync(http, context, area, frame, navigation), Stopwatch.GetTimestamp());
        if (_readers.Count > MostReaders) _readers.Clear();
        own[key] = kept;
        return kept.Stencil;
    }

    private static async Task<Stencil> RenderAsync(HttpContext http, PageContext context, Area area, Frame frame, IReadOnlyList<NavigationEntry> navigation)
    {
        var parts = new List<PagePart>();
        foreach (var part in http.RequestServices.GetServices<IPagePart>())
            if (await part.ForAsync(http, area) is { } made) parts.Add(made);

        var html = await http.RequestServices.GetRequiredService<Html>().RenderAsync<Shell>(new
        {
            Context = context, Area = area, Frame = frame, Parts = (IReadOnlyList<PagePart>)parts, Navigation = navigation,
        });
        return Stencil.Cut("<!DOCTYPE html>\n" + html);
    }

    private void Forget(string? log)
    {
        if (log is null or "people" or "announcements" or "incidents" or "settings") _readers.Clear();
        else if (Guid.TryParse(log.AsSpan(log.IndexOf(':', StringComparison.Ordinal) + 1), out var person)) _readers.TryRemove(person, out _);
    }
}
