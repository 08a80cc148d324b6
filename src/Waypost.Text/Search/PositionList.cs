namespace Waypost.Text;

/// Where each posting's words stand: how many for each posting in a byte, with the sum kept every so often. Most words stand once in a document.
internal sealed class PositionList
{
    private const int Shift = 5;

    private readonly int[] _start; // of every 32nd posting
    private readonly byte[] _count;
    private readonly ushort[] _positions;
    private int _postings, _end;

    public PositionList(int postings, int positions) : this(new int[(postings >> Shift) + 1], new byte[postings], new ushort[positions])
    {
    }

    private PositionList(int[] start, byte[] count, ushort[] positions) => (_start, _count, _positions) = (start, count, positions);

    /// More than this of one word in one document say nothing new.
    public const int MostOfOne = byte.MaxValue;

    /// The next posting's positions, in order.
    public void Add(ReadOnlySpan<ushort> places)
    {
        if (places.Length > MostOfOne) places = places[..MostOfOne];
        if ((_postings & (1 << Shift) - 1) == 0) _start[_postings >> Shift] = _end;
        _count[_postings++] = (byte)places.Length;
        places.CopyTo(_positions.AsSpan(_end));
        _end += places.Length;
    }

    public ReadOnlySpan<ushort> this[int posting]
    {
        get
        {
            var start = _start[posting >> Shift];
            for (var before = posting & ~((1 << Shift) - 1); before < posting; before++) start += _count[before];
            return _positions.AsSpan(start, _count[posting]);
        }
    }

    public int CountOf(int posting) => _count[posting];

    public void Save(BlockWriter writer)
    {
        writer.Write(_start);
        writer.Write(_count);
        writer.Write(_positions);
    }

    public static PositionList Load(BlockReader reader) => new(reader.Block<int>(), reader.Block<byte>(), reader.Block<ushort>());
}
