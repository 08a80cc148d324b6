namespace Waypost.Text;

/// A part of the index that never changes: documents and, for each term, where it occurs. Deletions are kept beside it, in SegmentView.
internal sealed class Segment
{
    /// A position holds its field above and its place in the field below, so that words of two fields are never near.
    public const int FieldShift = 14;

    /// Documents are numbered within chunks, so that a posting needs 16 bits for its document.
    public const int ChunkShift = 16, Chunk = 1 << ChunkShift;

    public required StoredDocuments Documents;
    public required TermTable Terms;
    public required WordTable Words;
    /// Postings of term t in chunk c: PostStart[t * Chunks + c] up to the next one.
    public required Block<int> PostStart;
    /// The document within its chunk in the upper half, the saturated, field-weighted frequency in the lower one, in 65,536 steps from 0 to 1.
    public required Block<uint> Postings;
    /// No posting of a term has more.
    public required Block<float> MaxImpact;
    public required PositionList Positions;

    /// Places of the words of field f of document d: FieldStart[d * 4 + f] and on.
    public required Block<int> FieldStart;
    public required Block<byte> WordPlaces;

    public int Count => Documents.Count;

    public int Chunks => _chunks == 0 ? _chunks = ChunksOf(Count) : _chunks;

    private int _chunks;

    public static int ChunksOf(int documents) => Math.Max(1, documents + Chunk - 1 >> ChunkShift);

    public void Save(BlockWriter writer)
    {
        Documents.Save(writer);
        Terms.Save(writer);
        Words.Save(writer);
        writer.Write(PostStart);
        writer.Write(Postings);
        writer.Write(MaxImpact);
        Positions.Save(writer);
        writer.Write(FieldStart);
        writer.Write(WordPlaces);
    }

    public static Segment Load(BlockReader reader)
    {
        var segment = new Segment
        {
            // in the order of writing
            Documents = new StoredDocuments(reader), Terms = new TermTable(reader), Words = new WordTable(reader),
            PostStart = reader.Block<int>(), Postings = reader.Block<uint>(), MaxImpact = reader.Block<float>(), Positions = new PositionList(reader),
            FieldStart = reader.Block<int>(), WordPlaces = reader.Block<byte>(),
        };
        var isWhole = segment.PostStart.Length == segment.Terms.Count * segment.Chunks + 1 && segment.MaxImpact.Length == segment.Terms.Count
            && segment.FieldStart.Length == segment.Count * SearchDocument.Fields + 1;
        return isWhole ? segment : throw BlockReader.Damage();
    }

    public const float Step = 1f / ushort.MaxValue;

    public static uint PostingOf(int doc, float impact) => (uint)doc << 16 | (uint)MathF.Round(impact * ushort.MaxValue);

    public static int DocOf(uint posting) => (int)(posting >> 16);

    public static int StepsOf(uint posting) => (int)(posting & ushort.MaxValue);

    public float Impact(int posting) => StepsOf(Postings[posting]) * Step;

    /// In how many documents a term occurs, living or not.
    public int Documented(int term)
    {
        var start = PostStart.Span;
        return start[(term + 1) * Chunks] - start[term * Chunks];
    }

    /// Where the postings of a term in a chunk begin and end.
    public (int From, int To) Range(int term, int chunk)
    {
        var start = PostStart.Span.Slice(term * Chunks + chunk, 2);
        return (start[0], start[1]);
    }

    /// The posting of a term in a document, or -1. It is looked for where it would be if the term's documents lay evenly, and from there in growing steps.
    public int Find(int term, int doc)
    {
        var (from, to) = Range(term, doc >> ChunkShift);
        var postings = Postings.Span[from..to];
        if (postings.Length == 0) return -1;
        var chunk = doc & ~(Chunk - 1);
        doc -= chunk;
        var low = (int)((ulong)doc * (uint)postings.Length / (uint)Math.Min(Chunk, Count - chunk));
        var high = low;
        for (var step = 1; low > 0 && DocOf(postings[low]) > doc; step *= 2) (low, high) = (Math.Max(0, low - step), low);
        for (var step = 1; high < postings.Length && DocOf(postings[high]) < doc; step *= 2) (low, high) = (high, high + step);
        high = Math.Min(high, postings.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (DocOf(postings[middle]) < doc) low = middle + 1;
            else high = middle;
        }
        return DocOf(postings[low]) == doc ? from + low : -1;
    }
}
