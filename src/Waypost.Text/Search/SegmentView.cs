namespace Waypost.Text;

/// A segment as one snapshot sees it: which documents live, and in how many living documents each term occurs.
internal sealed class SegmentView(Segment segment, ulong[]? live, int[]?[] lost, int count)
{
    // Lost postings are counted in pages, so that a deletion copies the pages it touches and not a number for every term.
    private const int PageShift = 9, PageSize = 1 << PageShift;

    public readonly Segment Segment = segment;
    public readonly ulong[]? Live = live;
    public readonly int Count = count;

    public static SegmentView Of(Segment segment) => new(segment, null, new int[]?[(segment.Terms.Count >> PageShift) + 1], segment.Count);

    /// In how many living documents a term occurs.
    public int Frequency(int term) => Live is null ? Segment.Documented(term) : Segment.Documented(term) - (lost[term >> PageShift]?[term & PageSize - 1] ?? 0);

    public bool IsLive(int doc) => Live is null || (Live[doc >> 6] >> doc & 1) != 0;

    public bool TryFind(string id, out int doc) => (doc = Segment.Documents.Find(id)) >= 0 && IsLive(doc);

    /// The same without some documents.
    public SegmentView Without(List<int> docs, SearchOptions options)
    {
        var alive = new ulong[(Segment.Count + 63) / 64];
        if (Live is not null) Live.CopyTo(alive, 0);
        else for (var d = 0; d < Segment.Count; d++) alive[d >> 6] |= 1UL << d;
        foreach (var doc in docs) alive[doc >> 6] &= ~(1UL << doc);

        var pages = (int[]?[])lost.Clone();
        var (terms, times) = SegmentBuilder.Count([.. docs.Select(d => Segment.Documents[d])], options);
        for (var t = 0; t < terms.Count; t++)
        {
            var term = Segment.Terms.Find(terms[t]);
            ref var page = ref pages[term >> PageShift];
            if (page is null) page = new int[PageSize];
            else if (ReferenceEquals(page, lost[term >> PageShift])) page = (int[])page.Clone();
            page[term & PageSize - 1] += times[t];
        }
        return new SegmentView(Segment, alive, pages, Count - docs.Count);
    }
}
