namespace Waypost.Text;

/// The features a model knows: hash to row. Unseen features have no row and add nothing.
internal sealed class FeatureTable
{
    private readonly ulong[] _slots; // high half: check, low half: row + 1
    private readonly int _mask;

    public FeatureTable(ulong[] hashes, float[] idf, float unknownIdf)
    {
        (Hashes, Idf, UnknownIdf) = (hashes, idf, unknownIdf);
        var size = 16;
        while (size < hashes.Length * 2) size *= 2;
        _slots = new ulong[size];
        _mask = size - 1;
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = (int)hashes[row] & _mask;
            while (_slots[slot] != 0) slot = slot + 1 & _mask;
            _slots[slot] = hashes[row] >> 32 << 32 | (uint)(row + 1);
        }
    }

    public ulong[] Hashes { get; }
    public float[] Idf { get; }
    public float UnknownIdf { get; }
    public int Rows => Hashes.Length;

    public int Find(ulong hash)
    {
        var slot = (int)hash & _mask;
        while (true)
        {
            var found = _slots[slot];
            if (found == 0) return -1;
            if ((uint)(found >> 32) == (uint)(hash >> 32)) return (int)(uint)found - 1;
            slot = slot + 1 & _mask;
        }
    }
}
