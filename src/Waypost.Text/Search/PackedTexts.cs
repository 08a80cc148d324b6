namespace Waypost.Text;

/// Pieces of bytes in few large blocks, by number.
internal sealed class PackedTexts
{
    private const int Largest = 1 << 30;

    private readonly Block<byte>[] _chunks;
    private readonly Block<int> _start; // where piece n begins in its chunk
    private readonly int[] _firstOf; // the first piece of each chunk, and the number of all

    public PackedTexts(IReadOnlyList<int> sizes)
    {
        var start = new int[sizes.Count];
        var (first, ends) = (new List<int> { 0 }, new List<int>());
        var end = 0;
        for (var piece = 0; piece < sizes.Count; piece++)
        {
            if (end > 0 && (long)end + sizes[piece] > Largest)
            {
                first.Add(piece);
                ends.Add(end);
                end = 0;
            }

            start[piece] = end;
            end += sizes[piece];
        }

        ends.Add(end);
        first.Add(sizes.Count);
        (_start, _firstOf) = (start, [.. first]);
        _chunks = [.. ends.Select(size => new Block<byte>(GC.AllocateUninitializedArray<byte>(size)))];
    }

    public ReadOnlySpan<byte> this[int piece]
    {
        get
        {
            var (chunk, from, length) = Place(piece);
            return _chunks[chunk].Span.Slice(from, length);
        }
    }

    /// Where a piece is to be written.
    public Span<byte> Own(int piece)
    {
        var (chunk, from, length) = Place(piece);
        return _chunks[chunk].Own.Slice(from, length);
    }

    public int SizeOf(int piece) => Place(piece).Length;

    private (int Chunk, int From, int Length) Place(int piece)
    {
        var chunk = 0;
        while (piece >= _firstOf[chunk + 1]) chunk++;
        var end = piece + 1 < _firstOf[chunk + 1] ? _start[piece + 1] : _chunks[chunk].Length;
        return (chunk, _start[piece], end - _start[piece]);
    }

    public void Save(BlockWriter writer)
    {
        writer.Write<int>(_firstOf);
        writer.Write(_start);
        foreach (var chunk in _chunks) writer.Write(chunk);
    }

    public PackedTexts(BlockReader reader)
    {
        (_firstOf, _start) = ([.. reader.Block<int>().Span], reader.Block<int>());
        if (_firstOf.Length < 2 || _firstOf[^1] != _start.Length) throw BlockReader.Damage();
        _chunks = [.. Enumerable.Range(0, _firstOf.Length - 1).Select(_ => reader.SeldomRead())];
    }
}
