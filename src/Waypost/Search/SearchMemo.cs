using System.Collections.Concurrent;
using Waypost.People;

namespace Waypost.Search;

/// Answers that were just given, for all who may see the same; forgotten when anything that can be found changes.
public sealed class SearchMemo(SearchEngine engine)
{
    private const int Most = 2048, LongestQuery = 200;
    private readonly ConcurrentDictionary<Key, byte[]> _answers = new();
    private long _version;

    /// `Who` is the caller's own set of segments: callers are kept in memory, so the same set is the same object.
    private readonly record struct Key(long Version, string Query, string? Areas, string? Locale, int Limit, object Who);

    public byte[] Answer(Caller caller, string query, string? areas, string? locale, int limit)
    {
        var version = engine.Version;
        if (Interlocked.Exchange(ref _version, version) != version) _answers.Clear();
        if (query.Length > LongestQuery) return Ask(caller, query, areas, locale, limit);

        var key = new Key(version, query, areas, locale, limit, caller.IsStaff ? this : caller.Segments.Count == 0 ? Caller.Nobody.Segments : caller.Segments);
        if (_answers.TryGetValue(key, out var known)) return known;
        var answer = Ask(caller, query, areas, locale, limit);
        if (_answers.Count >= Most) _answers.Clear();
        _answers[key] = answer;
        return answer;
    }

    private byte[] Ask(Caller caller, string query, string? areas, string? locale, int limit) => SearchJson.Write(engine.Search(caller, query, Areas(areas), locale, limit));

    private static HashSet<string>? Areas(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
