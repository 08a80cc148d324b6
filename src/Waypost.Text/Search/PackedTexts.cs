namespace Waypost.Text;

/// Pieces of bytes in few large arrays, by number.
internal sealed class PackedTexts
{
    private const int Largest = 1 << 30;

    private readonly byte[][] _chunks;
    private readonly int[] _start; // where piece n begins in its chunk
    private readonly int[] _firstOf; // the first piece of each chunk, and the number of all

    public PackedTexts(IReadOnlyList<int> sizes)
    {
        _start = new int[sizes.Count];
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

            _start[piece] = end;
            end += sizes[piece];
        }

        ends.Add(end);
        first.Add(sizes.Count);
        _firstOf = [.. first];
        _chunks = [.. ends.Select(size => GC.AllocateUninitializedArray<byte>(size))];
    }

    private PackedTexts(byte[][] chunks, int[] start, int[] firstOf) => (_chunks, _start, _firstOf) = (chunks, start, firstOf);

    public Span<byte> this[int piece]
    {
        get
        {
            var chunk = 0;
            while (piece >= _firstOf[chunk + 1]) chunk++;
            var end = piece + 1 < _firstOf[chunk + 1] ? _start[piece + 1] : _chunks[chunk].Length;
            return _chunks[chunk].AsSpan(_start[piece], end - _start[piece]);
        }
    }

    public int SizeOf(int piece) => this[piece].Length;

    public void Save(BlockWriter writer)
    {
        writer.Write(_firstOf);
        writer.Write(_start);
        foreach (var chunk in _chunks) writer.Write(chunk);
    }

    public static PackedTexts Load(BlockReader reader)
    {
        var (firstOf, start) = (reader.Block<int>(), reader.Block<int>());
        if (firstOf.Length < 2 || firstOf[^1] != start.Length) throw new InvalidDataException("The index file is damaged.");
        return new PackedTexts([.. Enumerable.Range(0, firstOf.Length - 1).Select(_ => reader.Block<byte>())], start, firstOf);
    }
}
