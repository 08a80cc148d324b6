using System.Runtime.CompilerServices;

namespace Waypost.Text;

/// Many short texts in one array, by number: nothing for the garbage collector to walk, half of the memory of as many strings.
internal class Strings
{
    private char[] _letters;
    private int[] _start;

    public Strings(int texts = 16, int letters = 128) => (_letters, _start) = (new char[Math.Max(letters, 1)], new int[texts + 1]);

    protected Strings(BlockReader reader)
    {
        (_letters, _start) = (reader.Block<char>(), reader.Block<int>());
        Count = _start.Length - 1;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _letters.AsSpan(_start[number], _start[number + 1] - _start[number]);
    }

    public int LengthOf(int number) => _start[number + 1] - _start[number];

    public int Append(ReadOnlySpan<char> text)
    {
        var end = _start[Count];
        if (Count + 2 > _start.Length) Array.Resize(ref _start, _start.Length * 2);
        if (end + text.Length > _letters.Length) Array.Resize(ref _letters, Math.Max(_letters.Length * 2, end + text.Length));
        text.CopyTo(_letters.AsSpan(end));
        _start[++Count] = end + text.Length;
        return Count - 1;
    }

    /// Of what is closed.
    public void Save(BlockWriter writer)
    {
        writer.Write(_letters);
        writer.Write(_start);
    }

    public static Strings LoadStrings(BlockReader reader) => new(reader);

    /// No room is left for more.
    public virtual void Close()
    {
        Array.Resize(ref _start, Count + 1);
        Array.Resize(ref _letters, Math.Max(_start[Count], 1));
    }
}

/// Different texts, numbered as they come, and found by what they say.
internal sealed class TermTable : Strings
{
    private Slots _slots;

    public TermTable(int terms = 16) : base(terms, terms * 8) => _slots = new Slots(terms);

    private TermTable(BlockReader reader) : base(reader) => Spread(Count);

    public static TermTable Load(BlockReader reader) => new(reader);

    public int Find(ReadOnlySpan<char> text) => _slots.Find(this, text);

    public int FindOrAdd(ReadOnlySpan<char> text)
    {
        var found = _slots.Find(this, text);
        if (found >= 0) return found;
        var number = Append(text);
        if (!_slots.Add(this, number)) Spread(Count * 2);
        return number;
    }

    public override void Close()
    {
        base.Close();
        Spread(Count);
    }

    private void Spread(int room)
    {
        _slots = new Slots(room);
        for (var number = 0; number < Count; number++) _slots.Add(this, number);
    }
}

/// Where the texts of a list are, by what they say: open addressing, at most two thirds full.
internal readonly struct Slots(int room)
{
    private readonly int[] _numbers = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(room * 3 / 2 + 4))]; // number + 1, 0 is free

    public int Find(Strings texts, ReadOnlySpan<char> text)
    {
        for (var at = Hash(text) & _numbers.Length - 1; _numbers[at] is not 0 and var number; at = at + 1 & _numbers.Length - 1)
            if (texts[number - 1].SequenceEqual(text)) return number - 1;
        return -1;
    }

    /// False when it is so full that the next one wants more room.
    public bool Add(Strings texts, int number)
    {
        var at = Hash(texts[number]) & _numbers.Length - 1;
        while (_numbers[at] != 0) at = at + 1 & _numbers.Length - 1;
        _numbers[at] = number + 1;
        return (number + 2) * 3 <= _numbers.Length * 2;
    }

    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u; // FNV-1a over UTF-16 units, mixed at the end
        foreach (var c in text) hash = (hash ^ c) * 16777619;
        hash ^= hash >> 15;
        return (int)(hash * 0x85EBCA6B >> 7);
    }
}
