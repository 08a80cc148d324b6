using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Waypost.Text;

/// A file as memory, as long as somebody holds this.
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;

    public MappedFile(string path)
    {
        _length = new FileInfo(path).Length;
        if (_length == 0) throw BlockReader.Damage();
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _start = (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset; // the handle unmaps it when nobody holds the view
    }

    public BlockReader Read(long from) => from < 0 || from > _length ? throw BlockReader.Damage() : new BlockReader(_start + from, _length - from);
}

/// Writes blocks with their lengths, each at a multiple of eight bytes.
internal sealed class BlockWriter(Stream stream)
{
    private const int Slice = 1 << 27;

    private static ReadOnlySpan<byte> Padding => [0, 0, 0, 0, 0, 0, 0, 0];

    public void Write(int number) => Write<int>([number]);

    public void Write(string text) => Write<char>(text);

    public void Write<T>(Block<T> block) where T : unmanaged => Write(block.Span);

    public void Write<T>(ReadOnlySpan<T> block) where T : unmanaged
    {
        stream.Write(MemoryMarshal.AsBytes<long>([block.Length]));
        for (var at = 0; at < block.Length; at += Slice) stream.Write(MemoryMarshal.AsBytes(block.Slice(at, Math.Min(Slice, block.Length - at)))); // more than 2 GB do not fit a span of bytes
        stream.Write(Padding[..(int)(-((long)block.Length * Unsafe.SizeOf<T>()) & 7)]);
    }
}

/// Finds them again. A length that cannot be is damage.
internal sealed unsafe partial class BlockReader(byte* start, long length)
{
    private long _at;

    public static InvalidDataException Damage() => new("The index file is damaged.");

    /// Of things that follow, each of eight bytes at least.
    public int Count() => Block<int>() is { Length: 1 } one && one[0] >= 0 && one[0] <= (length - _at) / sizeof(long) ? one[0] : throw Damage();

    public string Text() => new(Block<char>().Span);

    public Block<T> Block<T>() where T : unmanaged
    {
        if (length - _at < sizeof(long)) throw Damage();
        var count = Unsafe.ReadUnaligned<long>(start + _at);
        _at += sizeof(long);
        if (count is < 0 or > int.MaxValue || (count * sizeof(T) + 7 & ~7L) > length - _at) throw Damage();
        var block = new Block<T>((T*)(start + _at), (int)count);
        _at += count * sizeof(T) + 7 & ~7L;
        return block;
    }

    /// A block of which only a little is looked at, here and there: the system reads what is asked for and nothing around it.
    public Block<byte> SeldomRead()
    {
        var from = start + _at;
        var block = Block<byte>();
        var first = (nint)from + Environment.SystemPageSize - 1 & -Environment.SystemPageSize; // whole pages of this block alone
        var bytes = (nint)(start + _at) - first;
        if (bytes > 0 && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())) _ = Advise(first, bytes, ReadHereAndThere); // advice: it may fail
        return block;
    }

    private const int ReadHereAndThere = 1; // MADV_RANDOM

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
