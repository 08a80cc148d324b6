namespace Waypost.Text;

/// A text as the model sees it: rows and weights, each feature group of equal length. One per thread, used again and again.
internal sealed class TextVector
{
    private static readonly float[] Tempered = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0f : 1f + (float)Math.Log(n))];

    [ThreadStatic] private static TextVector? t_own;
    public static TextVector Own => t_own ??= new TextVector();

    private int[] _slots = new int[1024];
    private int _mask;
    private int[] _times = new int[512];
    private int[] _found = new int[512];
    public int[] Rows = new int[512];
    public float[] Values = new float[512];
    public int Count;
    /// Share of the words the model has seen in training, rare words counting more.
    public float KnownShare;

    public void Read(Featurizer text, FeatureTable table)
    {
        Count = 0;
        Reserve(text.Count);
        for (var i = 0; i < text.Count; i++) _found[i] = table.Find(text.Hashes[i]); // apart, so that the processor can wait for many at once
        var at = 0;
        float known = 0, unknown = 0;
        var filled = 0;
        for (var group = 0; group < Featurizer.Groups; group++)
        {
            var first = Count;
            for (; at < text.GroupEnd[group]; at++)
            {
                var row = _found[at];
                if (group == 0 && text.Words.Kind(text.WordOf[at]) is PlainWords.Letters or PlainWords.Cjk)
                {
                    if (row >= 0) known += table.Idf[row];
                    else unknown += table.UnknownIdf;
                }
                if (row >= 0) Tally(row);
            }
            if (Weigh(first, table.Idf)) filled++;
        }
        if (filled > 1)
        {
            var scale = 1f / MathF.Sqrt(filled);
            for (var i = 0; i < Count; i++) Values[i] *= scale;
        }
        KnownShare = known + unknown > 0 ? known / (known + unknown) : 0;
    }

    private void Tally(int row)
    {
        var slot = (int)((uint)row * 0x9E3779B1u >> 8) & _mask;
        while (_slots[slot] != 0)
        {
            if (Rows[_slots[slot] - 1] == row) { _times[_slots[slot] - 1]++; return; }
            slot = slot + 1 & _mask;
        }
        Rows[Count] = row;
        _times[Count++] = 1;
        _slots[slot] = Count;
    }

    private bool Weigh(int first, float[] idf)
    {
        var squares = 0f;
        for (var i = first; i < Count; i++)
        {
            var value = Tempered[Math.Min(_times[i], 255)] * idf[Rows[i]];
            Values[i] = value;
            squares += value * value;
        }
        if (squares <= 0) return false;
        var scale = 1f / MathF.Sqrt(squares);
        for (var i = first; i < Count; i++) Values[i] *= scale;
        return true;
    }

    private void Reserve(int features)
    {
        if (Rows.Length < features)
        {
            Rows = new int[features * 2];
            Values = new float[features * 2];
            _times = new int[features * 2];
            _found = new int[features * 2];
        }
        var size = 256;
        while (size < features * 2) size *= 2;
        if (_slots.Length < size) _slots = new int[size];
        _mask = size - 1;
        _slots.AsSpan(0, size).Clear();
    }
}
