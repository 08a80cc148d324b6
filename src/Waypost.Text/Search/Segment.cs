namespace Waypost.Text;

/// A part of the index that never changes: documents and, for each term, where it occurs. Deletions are kept beside it, in SegmentView.
internal sealed class Segment
{
    /// A position holds its field above and its place in the field below, so that words of two fields are never near.
    public const int FieldShift = 14;

    public required StoredDocuments Documents;
    public required TermTable Terms;
    public required WordTable Words;
    /// Postings of term t: PostStart[t] .. PostStart[t + 1].
    public required int[] PostStart;
    public required int[] Docs;
    /// The saturated, field-weighted frequency of a posting in 65,536 steps from 0 to 1.
    public required ushort[] Impacts;
    public required float[] MaxImpact;
    public required PositionList Positions;

    /// Places of the words of field f of document d: FieldStart[d * 4 + f] and on.
    public required int[] FieldStart;
    /// The lower 16 bits of where each begins: texts that are longer are counted through.
    public required ushort[] TokenStart;
    public required byte[] TokenLength;

    public int Count => Documents.Count;

    public void Save(BlockWriter writer)
    {
        Documents.Save(writer);
        Terms.Save(writer);
        Words.Save(writer);
        writer.Write(PostStart);
        writer.Write(Docs);
        writer.Write(Impacts);
        writer.Write(MaxImpact);
        Positions.Save(writer);
        writer.Write(FieldStart);
        writer.Write(TokenStart);
        writer.Write(TokenLength);
    }

    public static Segment Load(BlockReader reader) => new()
    {
        // in the order of writing
        Documents = StoredDocuments.Load(reader), Terms = TermTable.Load(reader), Words = WordTable.Load(reader), PostStart = reader.Block<int>(), Docs = reader.Block<int>(), Impacts = reader.Block<ushort>(),
        MaxImpact = reader.Block<float>(), Positions = PositionList.Load(reader), FieldStart = reader.Block<int>(), TokenStart = reader.Block<ushort>(), TokenLength = reader.Block<byte>(),
    };

    public const float Step = 1f / ushort.MaxValue;

    public static ushort StepsOf(float impact) => (ushort)MathF.Round(impact * ushort.MaxValue);

    public float Impact(int posting) => Impacts[posting] * Step;

    public int Postings(int term) => PostStart[term + 1] - PostStart[term];

    /// The posting of a term in a document, or -1.
    public int Find(int term, int doc)
    {
        var at = Array.BinarySearch(Docs, PostStart[term], Postings(term), doc);
        return at < 0 ? -1 : at;
    }
}

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
    public int Frequency(int term) => Segment.Postings(term) - (lost[term >> PageShift]?[term & PageSize - 1] ?? 0);

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
