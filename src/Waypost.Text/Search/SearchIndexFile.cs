using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Waypost.Text;

/// The index on disk: one segment without what was deleted, its arrays as they are in memory (little endian).
public sealed partial class SearchIndex
{
    private static ReadOnlySpan<byte> Magic => "WPIDX001"u8;

    /// Writes what is in the index now; changes that come meanwhile are not in it. Nobody waits for it.
    public void Save(Stream stream)
    {
        var views = _views;
        using var writer = new BlockWriter(stream);
        writer.Write(Magic);
        var segments = views.Length == 0 ? 0 : 1; // an empty index has no views
        writer.Write(segments);
        if (segments == 0) return;
        (views is [{ Live: null } whole] ? whole.Segment : SegmentMerge.Merge(views)).Save(writer);
    }

    /// Reads an index that Save wrote under the same options. InvalidDataException or EndOfStreamException when it is not whole or of another version.
    public static SearchIndex Load(Stream stream, SearchOptions? options = null, Synonyms? synonyms = null)
    {
        using var reader = new BlockReader(stream);
        if (!reader.Block<byte>().AsSpan().SequenceEqual(Magic)) throw new InvalidDataException("This is not a search index of this version.");
        var index = new SearchIndex(options, synonyms);
        if (reader.Int() == 1) index._views = [SegmentView.Of(Segment.Load(reader))];
        return index;
    }
}

/// Writes arrays with their lengths.
internal sealed class BlockWriter(Stream stream) : IDisposable
{
    private readonly BinaryWriter _writer = new(stream, Encoding.UTF8, leaveOpen: true);

    public void Write(int number) => _writer.Write(number);

    public void Write(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null) _writer.Write(text);
    }

    public void Write<T>(ReadOnlySpan<T> block) where T : unmanaged
    {
        _writer.Write(block.Length);
        _writer.Write(MemoryMarshal.AsBytes(block));
    }

    public void Write<T>(T[] block) where T : unmanaged => Write<T>(block.AsSpan());

    public void Dispose() => _writer.Dispose();
}

/// Reads them again. A length that cannot be is damage, not a reason to ask for all memory.
internal sealed class BlockReader(Stream stream) : IDisposable
{
    private const int Large = 1 << 20;
    private readonly BinaryReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);

    public int Int() => _reader.ReadInt32();

    public string? Text() => _reader.ReadBoolean() ? _reader.ReadString() : null;

    public T[] Block<T>() where T : unmanaged
    {
        var length = _reader.ReadInt32();
        if (length < 0 || length > Large && !HasLeft((long)length * Unsafe.SizeOf<T>())) throw new InvalidDataException("The index file is damaged.");
        var block = GC.AllocateUninitializedArray<T>(length);
        _reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
        return block;
    }

    private bool HasLeft(long bytes) => !_reader.BaseStream.CanSeek || _reader.BaseStream.Length - _reader.BaseStream.Position >= bytes;

    public void Dispose() => _reader.Dispose();
}
