namespace Waypost.Text;

/// Where a query stands in the postings of one term; it only goes forward, chunk by chunk.
internal struct PostingCursor(int term, float gain)
{
    public int At, End;

    /// What a step of a posting's impact adds to a score.
    public readonly float Gain = gain;

    public void Enter(Segment segment, int chunk)
    {
        (At, End) = segment.Range(term, chunk);
        _ = segment.Postings.Span[At..End]; // what is read without bounds from here on is there
    }

    /// To the first posting whose document is not before this one.
    public void MoveTo(ReadOnlySpan<uint> postings, int doc)
    {
        var (low, end, step) = (At, End, 1);
        while (low + step < end && Segment.DocOf(postings[low + step]) < doc) { low += step; step *= 2; }
        var high = Math.Min(end, low + step + 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Segment.DocOf(postings[middle]) < doc) low = middle + 1;
            else high = middle;
        }
        At = low;
    }
}
