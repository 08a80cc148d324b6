using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Text;
using Waypost.Web;

namespace Waypost.Search;

/// The one index over all rooms' content, in memory on every node; read again, area by area, when a room says that it changed.
public sealed class SearchEngine(IEnumerable<ISearchSource> sources, IDbContextFactory<WaypostDb> contexts, Nudges nudges, PageCache pages, ILogger<SearchEngine> log)
    : BackgroundService, IStartsFirst
{
    private readonly ISearchSource[] _sources = [.. sources];
    private readonly SearchIndex _index = new(null, ReadSynonyms());
    private readonly ConcurrentDictionary<string, SearchItem> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _idsOf = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Ear? _ear;
    private long _version = 1;

    /// Moves on whenever something that can be found changes.
    public long Version => Volatile.Read(ref _version);

    /// How many things can be found.
    public int Count => _items.Count;

    async Task IStartsFirst.StartAsync(CancellationToken stop)
    {
        _ear = nudges.Listen([.. _sources.Select(source => source.Log)]); // listen first, load second
        foreach (var source in _sources) await RefreshAsync(source, stop);
    }

    /// What this caller may find; `areas` null: everywhere. What they may not see is not even counted.
    public SearchAnswer Search(Caller caller, string query, IReadOnlySet<string>? areas, string? locale, int limit, string? kind = null, bool snippets = true)
    {
        if (string.IsNullOrWhiteSpace(query)) return new SearchAnswer([], null, null);
        var asked = new SearchQuery(query)
        {
            Locale = string.IsNullOrEmpty(locale) ? null : locale,
            Take = limit,
            Snippets = snippets,
            Filter = new SearchFilter { Tags = caller.Segments, AnyAudience = caller.IsStaff, Where = areas is null && kind is null ? null : profile => Wanted(profile.Kind, areas, kind) },
        };
        var result = _index.Search(asked);
        var found = TitleFirst(query, result.Hits);
        var hits = new List<SearchHit>(found.Count);
        foreach (var hit in found)
            if (_items.TryGetValue(hit.Id, out var item)) hits.Add(Shown(item, hit));
        var answer = found.Count > 0 && hits.Count > 0 && hits[0].Answer is not null && TopAnswer.IsClear(query, found) ? hits[0] : null;
        return new SearchAnswer(hits, answer, result.Corrected is { } corrected && IsBetter(corrected, asked, found) ? corrected : null);
    }

    /// What is called exactly as asked comes first: "When do I get paid?" holds hardly a word that counts.
    private static IReadOnlyList<Text.SearchHit> TitleFirst(string query, IReadOnlyList<Text.SearchHit> hits)
    {
        for (var i = 1; i < Math.Min(hits.Count, 8); i++)
        {
            if (!TopAnswer.IsTitle(query, hits[i].Title)) continue;
            var first = new List<Text.SearchHit>(hits.Count) { hits[i] };
            for (var j = 0; j < hits.Count; j++)
                if (j != i) first.Add(hits[j]);
            return first;
        }

        return hits;
    }

    /// Nobody who wrote "gold tier" and found it meant "good tier".
    private bool IsBetter(string corrected, SearchQuery asked, IReadOnlyList<Text.SearchHit> found)
    {
        if (found.Count == 0 || string.Equals(corrected, asked.Text, StringComparison.OrdinalIgnoreCase)) return false;
        var asWritten = _index.Search(asked with { Typos = false, Take = 1, Snippets = false });
        return asWritten.Hits.Count == 0 || asWritten.Hits[0].Score < found[0].Score * 0.95f;
    }

    /// Reads one area again now: for deeds that answer only when their change can be found here.
    public async Task RefreshAsync(string area, CancellationToken stop)
    {
        foreach (var source in _sources)
            if (source.Area == area) await RefreshAsync(source, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var source in _sources)
            if (!_idsOf.TryGetValue(source.Area, out var ids) || ids.Count == 0) await RefreshAsync(source, stoppingToken); // loaded since (the demo's first start)
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await _ear!.WaitAsync(TimeSpan.FromHours(1), stoppingToken)) continue;
            var (nudged, _) = _ear.Take();
            var started = Stopwatch.GetTimestamp();
            foreach (var source in _sources)
            {
                if (!nudged.Contains(source.Log)) continue;
                try
                {
                    await RefreshAsync(source, stoppingToken);
                }
                catch (Exception away) when (Away.Is(away)) // the database is away: what is in memory goes on answering
                {
                    log.LogWarning(away, "The search index of {Area} could not be read again; the next change tries anew.", source.Area);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100) + 4 * Stopwatch.GetElapsedTime(started), stoppingToken); // many changes in a row are one reading
        }
    }

    private async Task RefreshAsync(ISearchSource source, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            if (Take(source.Area, await source.LoadAsync(db, stop))) pages.Drop(PageCache.Search);
        }
        finally
        {
            _one.Release();
        }
    }

    /// Puts in what is new or different and takes out what is gone; readers see all of it or nothing.
    private bool Take(string area, IReadOnlyList<SearchItem> items)
    {
        var before = _idsOf.GetValueOrDefault(area) ?? [];
        var now = new HashSet<string>(items.Count, StringComparer.Ordinal);
        var put = new List<SearchDocument>();
        foreach (var item in items)
        {
            var id = $"{area}/{item.Kind}/{item.Id}/{item.Locale}";
            now.Add(id);
            if (_items.TryGetValue(id, out var known) && IsSame(known, item)) continue;
            _items[id] = item;
            put.Add(Document(area, id, item));
        }

        var gone = before.Where(id => !now.Contains(id)).ToList();
        _idsOf[area] = now;
        if (put.Count == 0 && gone.Count == 0) return false;
        _index.Apply(put, gone);
        foreach (var id in gone) _items.TryRemove(id, out _);
        Interlocked.Increment(ref _version);
        return true;
    }

    private static SearchDocument Document(string area, string id, SearchItem item) => new()
    {
        Id = id, Kind = $"{area}/{item.Kind}", Locale = item.Locale, Title = item.Title, Keywords = item.Keywords,
        Summary = item.Answer is null ? item.Summary : $"{item.Answer} {item.Summary}", Body = item.Body,
        Audience = item.Segments, Boost = item.Boost, Group = $"{area}/{item.Kind}/{item.Id}",
    };

    private static SearchHit Shown(SearchItem item, Text.SearchHit hit)
    {
        var snippet = new (string, bool)[hit.Snippet.Count];
        for (var i = 0; i < snippet.Length; i++) snippet[i] = (hit.Snippet[i].Text, hit.Snippet[i].IsHit);
        return new SearchHit(item.Kind, item.Id, item.Title, item.Url, hit.Score, snippet, item.Answer);
    }

    private static bool Wanted(string profileKind, IReadOnlySet<string>? areas, string? kind)
    {
        var slash = profileKind.IndexOf('/', StringComparison.Ordinal);
        if (kind is not null && !profileKind.AsSpan(slash + 1).SequenceEqual(kind)) return false;
        if (areas is null) return true;
        foreach (var area in areas)
            if (profileKind.AsSpan(0, slash).SequenceEqual(area)) return true;
        return false;
    }

    private static bool IsSame(SearchItem one, SearchItem other) =>
        one.Title == other.Title && one.Url == other.Url && one.Summary == other.Summary && one.Keywords == other.Keywords && one.Answer == other.Answer
        && one.Boost.Equals(other.Boost) && one.Body == other.Body && one.Segments.SequenceEqual(other.Segments, StringComparer.Ordinal);

    private static Synonyms ReadSynonyms()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "content", "catalogue", "synonyms.txt");
        return File.Exists(file) ? Synonyms.FromLines(File.ReadLines(file)) : Synonyms.None;
    }

    public override void Dispose()
    {
        _ear?.Dispose();
        _one.Dispose();
        base.Dispose();
    }
}
