using Waypost.Storage;

namespace Waypost.Search;

/// A room's content for the one search engine. When the room changes something it nudges `Log` and the engine reads again.
public interface ISearchSource
{
    /// help, community, academy or announcements: what `in=` of the search names.
    string Area { get; }
    string Log { get; }
    Task<IReadOnlyList<SearchItem>> LoadAsync(WaypostDb db, CancellationToken stop);
}

/// One thing that can be found. `Segments` empty: for everybody; otherwise the reader must have one of each named kind (`region:US`, `tier:gold`).
public sealed record SearchItem(string Kind, string Id, string Locale, string Title, string Url, string Summary, string Keywords, string Body)
{
    /// The short official answer that is shown on top (FAQs).
    public string? Answer { get; init; }
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// 1 is normal; accepted answers and official content stand a little higher.
    public float Boost { get; init; } = 1;
}

public sealed record SearchHit(string Kind, string Id, string Title, string Url, float Score, IReadOnlyList<(string Text, bool IsHit)> Snippet, string? Answer);

public sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, SearchHit? Answer, string? Corrected);
