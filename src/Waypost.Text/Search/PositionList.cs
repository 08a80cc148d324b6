namespace Waypost.Text;

/// Where each posting's words stand: how many for each posting in a byte, with the sum kept every so often. Most words stand once in a document.
internal sealed class PositionList
{
    private const int Shift = 5;

    private readonly Block<int> _start; // of every 32nd posting
    private readonly Block<byte> _count;
    private readonly Block<ushort> _positions;
    private int _postings, _end;

    public PositionList(int postings, int positions) => (_start, _count, _positions) = (new int[(postings >> Shift) + 1], new byte[postings], new ushort[positions]);

    /// More than this of one word in one document say nothing new.
    public const int MostOfOne = byte.MaxValue;

    /// The next posting's positions, in order.
    public void Add(ReadOnlySpan<ushort> places)
    {
        if (places.Length > MostOfOne) places = places[..MostOfOne];
        if ((_postings & (1 << Shift) - 1) == 0) _start.Own[_postings >> Shift] = _end;
        _count.Own[_postings++] = (byte)places.Length;
        places.CopyTo(_positions.Own[_end..]);
        _end += places.Length;
    }

    /// Those of another list's postings from one to before another.
    public void Add(PositionList from, int first, int last)
    {
        var start = from.StartOf(first);
        var end = _end;
        var own = _count.Own;
        foreach (var count in from._count.Span[first..last])
        {
            if ((_postings & (1 << Shift) - 1) == 0) _start.Own[_postings >> Shift] = _end;
            own[_postings++] = count;
            _end += count;
        }

        from._positions.Span.Slice(start, _end - end).CopyTo(_positions.Own[end..]);
    }

    public ReadOnlySpan<ushort> this[int posting] => _positions.Span.Slice(StartOf(posting), _count[posting]);

    public int Length => _positions.Length;

    private int StartOf(int posting)
    {
        var start = _start[posting >> Shift];
        foreach (var count in _count.Span[(posting & ~((1 << Shift) - 1))..posting]) start += count;
        return start;
    }

    public int CountOf(int posting) => _count[posting];

    public void Save(BlockWriter writer)
    {
        writer.Write(_start);
        writer.Write(_count);
        writer.Write(_positions);
    }

    public PositionList(BlockReader reader) => (_start, _count, _positions) = (reader.Block<int>(), reader.Block<byte>(), reader.Block<ushort>());
}
