using System.Runtime.CompilerServices;

namespace Waypost.Text;

/// Many short texts in one block, by number: nothing for the garbage collector to walk, half of the memory of as many strings.
internal class Strings
{
    private Block<char> _letters;
    private Block<int> _start;

    public Strings(int texts = 16, int letters = 128) => (_letters, _start) = (new char[Math.Max(letters, 1)], new int[texts + 1]);

    public Strings(BlockReader reader)
    {
        (_letters, _start) = (reader.Block<char>(), reader.Block<int>());
        if (_start.Length == 0) throw BlockReader.Damage();
        Count = _start.Length - 1;
    }

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var start = _start.Span;
            return _letters.Span[start[number]..start[number + 1]];
        }
    }

    public int LengthOf(int number) => _start[number + 1] - _start[number];

    public int Append(ReadOnlySpan<char> text)
    {
        var end = _start[Count];
        if (Count + 2 > _start.Length) _start = Resized(_start, _start.Length * 2);
        if (end + text.Length > _letters.Length) _letters = Resized(_letters, Math.Max(_letters.Length * 2, end + text.Length));
        text.CopyTo(_letters.Own[end..]);
        _start.Own[++Count] = end + text.Length;
        return Count - 1;
    }

    private static T[] Resized<T>(Block<T> block, int length) where T : unmanaged
    {
        var array = new T[length];
        block.Span[..Math.Min(length, block.Length)].CopyTo(array);
        return array;
    }

    /// Of what is closed.
    public virtual void Save(BlockWriter writer)
    {
        writer.Write(_letters);
        writer.Write(_start);
    }

    /// No room is left for more.
    public virtual void Close()
    {
        _start = Resized(_start, Count + 1);
        _letters = Resized(_letters, Math.Max(_start[Count], 1));
    }
}

/// Different texts, numbered as they come, and found by what they say.
internal sealed class TermTable : Strings
{
    private Slots _slots;

    public TermTable(int terms = 16) : base(terms, terms * 8) => _slots = new Slots(terms);

    public TermTable(BlockReader reader) : base(reader) => _slots = new Slots(reader);

    public int Find(ReadOnlySpan<char> text) => _slots.Find(this, text, Slots.Hash(text));

    /// For who looks one text up in many tables.
    public int Find(ReadOnlySpan<char> text, uint hash) => _slots.Find(this, text, hash);

    public int FindOrAdd(ReadOnlySpan<char> text)
    {
        var found = Find(text);
        if (found >= 0) return found;
        var number = Append(text);
        if (!_slots.Add(this, number)) Spread(Count * 2);
        return number;
    }

    public override void Close()
    {
        base.Close();
        if (!_slots.IsFor(Count)) Spread(Count);
    }

    public override void Save(BlockWriter writer)
    {
        base.Save(writer);
        _slots.Save(writer);
    }

    private void Spread(int room)
    {
        _slots = new Slots(room);
        for (var number = 0; number < Count; number++) _slots.Add(this, number);
    }
}

/// Where the texts of a list are, by what they say: open addressing, at most two thirds full. Six bits of the hash stand beside each number, so that a text that is not there is
/// seldom compared with one that is.
internal readonly struct Slots
{
    private const int TagShift = 26, Most = (1 << TagShift) - 1;

    private readonly Block<uint> _slots; // tag and number + 1; 0 is free

    public Slots(int room) => _slots = new uint[SizeFor(room)];

    public bool IsFor(int room) => _slots.Length == SizeFor(room);

    private static uint SizeFor(int room) => System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(room * 3L / 2 + 4));

    public Slots(BlockReader reader)
    {
        _slots = reader.Block<uint>();
        if (!System.Numerics.BitOperations.IsPow2(_slots.Length)) throw BlockReader.Damage();
    }

    public void Save(BlockWriter writer) => writer.Write(_slots);

    public int Find(Strings texts, ReadOnlySpan<char> text, uint hash)
    {
        var slots = _slots.Span;
        var at = (int)hash & slots.Length - 1;
        for (var probes = 0; probes < slots.Length && slots[at] is not 0 and var slot; probes++, at = at + 1 & slots.Length - 1)
            if (slot >> TagShift == hash >> TagShift && texts[(int)(slot & Most) - 1].SequenceEqual(text)) return (int)(slot & Most) - 1;
        return -1;
    }

    /// False when it is so full that the next one wants more room.
    public bool Add(Strings texts, int number)
    {
        if (number >= Most) throw new InvalidOperationException("A segment of the index holds at most 67 million texts.");
        var slots = _slots.Own;
        var hash = Hash(texts[number]);
        var at = (int)hash & slots.Length - 1;
        while (slots[at] != 0) at = at + 1 & slots.Length - 1;
        slots[at] = hash >> TagShift << TagShift | (uint)(number + 1);
        return (number + 2) * 3L <= slots.Length * 2L;
    }

    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u; // FNV-1a over UTF-16 units, mixed at the end
        foreach (var c in text) hash = (hash ^ c) * 16777619;
        hash = (hash ^ hash >> 15) * 0x85EBCA6B;
        return hash ^ hash >> 13;
    }
}
