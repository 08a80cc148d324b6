namespace Waypost.Text;

/// The best documents so far. Equal scores go by a number made of the id, so that an order never depends on how the index is cut into segments.
internal sealed class TopHits(int keep)
{
    internal readonly record struct Hit(float Score, int View, int Doc, ulong Tie);

    private readonly List<Hit> _heap = new(keep);

    /// What a document must exceed or equal to come in.
    public float Threshold { get; private set; } = 0f;

    public void Offer(float score, int view, int doc, ulong tie)
    {
        if (score <= 0) return;
        var hit = new Hit(score, view, doc, tie);
        if (_heap.Count < keep)
        {
            _heap.Add(hit);
            Up(_heap.Count - 1);
        }
        else if (IsBetter(hit, _heap[0]))
        {
            _heap[0] = hit;
            Down(0);
        }
        else return;
        // a tie may still be won
        if (_heap.Count == keep) Threshold = MathF.BitDecrement(_heap[0].Score);
    }

    public List<Hit> Best()
    {
        _heap.Sort(static (a, b) => IsBetter(a, b) ? -1 : IsBetter(b, a) ? 1 : 0);
        return _heap;
    }

    public static bool IsBetter(Hit a, Hit b) => a.Score > b.Score || a.Score == b.Score && a.Tie < b.Tie;

    public static ulong TieOf(string id)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in id) hash = (hash ^ c) * 0x100000001B3;
        return hash ^ hash >> 29;
    }

    private void Up(int i)
    {
        while (i > 0 && IsBetter(_heap[(i - 1) / 2], _heap[i]))
        {
            (_heap[i], _heap[(i - 1) / 2]) = (_heap[(i - 1) / 2], _heap[i]);
            i = (i - 1) / 2;
        }
    }

    private void Down(int i)
    {
        while (true)
        {
            var worst = i;
            for (var child = 2 * i + 1; child <= 2 * i + 2 && child < _heap.Count; child++)
                if (IsBetter(_heap[worst], _heap[child])) worst = child;
            if (worst == i) return;
            (_heap[i], _heap[worst]) = (_heap[worst], _heap[i]);
            i = worst;
        }
    }
}
