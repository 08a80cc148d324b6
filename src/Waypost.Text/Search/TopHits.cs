namespace Waypost.Text;

/// The best documents so far. Equal scores go by a number made of the id, so that an order never depends on how the index is cut into segments.
internal sealed class TopHits(int keep)
{
    internal readonly record struct Hit(float Score, int View, int Doc, ulong Tie) : IComparable<Hit>
    {
        public bool IsBetterThan(in Hit other) => Score > other.Score || Score == other.Score && Tie < other.Tie;

        /// The better one comes first.
        public int CompareTo(Hit other) => IsBetterThan(other) ? -1 : other.IsBetterThan(this) ? 1 : 0;
    }

    private readonly Hit[] _heap = new Hit[keep]; // the worst on top
    private int _count;

    /// What a document must exceed or equal to come in.
    public float Threshold { get; private set; } = 0f;

    public void Offer(float score, int view, int doc, ulong tie)
    {
        if (score <= 0) return;
        var hit = new Hit(score, view, doc, tie);
        if (_count < keep) Up(_count++, hit);
        else if (hit.IsBetterThan(_heap[0])) Down(hit);
        else return;
        // a tie may still be won
        if (_count == keep) Threshold = MathF.BitDecrement(_heap[0].Score);
    }

    public List<Hit> Best()
    {
        var best = new List<Hit>(_count);
        best.AddRange(_heap.AsSpan(0, _count));
        best.Sort();
        return best;
    }

    public static ulong TieOf(string id)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in id) hash = (hash ^ c) * 0x100000001B3;
        return hash ^ hash >> 29;
    }

    private void Up(int at, in Hit hit)
    {
        for (int above; at > 0 && _heap[above = (at - 1) / 2].IsBetterThan(hit); at = above) _heap[at] = _heap[above];
        _heap[at] = hit;
    }

    private void Down(in Hit hit)
    {
        var at = 0;
        for (int child; (child = 2 * at + 1) < _count; at = child)
        {
            if (child + 1 < _count && _heap[child].IsBetterThan(_heap[child + 1])) child++;
            if (!hit.IsBetterThan(_heap[child])) break;
            _heap[at] = _heap[child];
        }
        _heap[at] = hit;
    }
}
