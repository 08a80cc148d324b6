namespace Waypost.Text;

/// Many numbers in one piece: an array of our own, or a stretch of a mapped file, which the operating system reads when it is looked at and may forget again.
internal readonly unsafe struct Block<T> where T : unmanaged
{
    private readonly T[]? _own;
    private readonly T* _mapped;

    public Block(T[] own) => (_own, Length) = (own, own.Length);

    /// It does not keep the file mapped: the index does, as long as it may be asked.
    public Block(T* mapped, int length)
    {
        _mapped = mapped;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<T> Span => _own is null ? new ReadOnlySpan<T>(_mapped, Length) : _own;

    /// To be written while it is made; a mapped one never is.
    public Span<T> Own => _own;

    public T this[int at] => Span[at];

    public static implicit operator Block<T>(T[] own) => new(own);
}
