namespace Waypost.Text;

/// Room for what lives no longer than one piece of work of one thread, without garbage.
internal sealed class Scratch<T>
{
    private const int Least = 4096;

    private T[] _room = new T[Least];
    private int _taken;

    public void Clear() => _taken = 0;

    /// What was taken before stays as it is.
    public Span<T> Take(int length)
    {
        if (_taken + length > _room.Length) (_room, _taken) = (new T[Math.Max(_room.Length * 2, length)], 0);
        _taken += length;
        return _room.AsSpan(_taken - length, length);
    }
}
