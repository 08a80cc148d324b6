namespace Waypost.Text;

/// The written words of a segment and the terms they are found by: in alphabetical order for prefixes, by length and letters for misspellings.
internal sealed class WordTable
{
    private readonly int[] _byLength;
    private readonly uint[] _letters;
    private readonly int[] _lengthStart;

    public WordTable(List<(string Word, int Term)> pairs)
    {
        pairs.Sort(static (a, b) => string.CompareOrdinal(a.Word, b.Word) is var c && c != 0 ? c : a.Term.CompareTo(b.Term));
        Words = [.. pairs.Select(p => p.Word)];
        TermOf = [.. pairs.Select(p => p.Term)];
        _byLength = Enumerable.Range(0, Words.Length).Where(i => i == 0 || Words[i] != Words[i - 1]).OrderBy(i => Words[i].Length).ToArray();
        _letters = [.. _byLength.Select(i => Letters(Words[i]))];
        _lengthStart = new int[Stems.MaxWord + 3];
        var at = 0;
        for (var length = 0; length < _lengthStart.Length; length++)
        {
            while (at < _byLength.Length && Words[_byLength[at]].Length < length) at++;
            _lengthStart[length] = at;
        }
    }

    public string[] Words { get; }
    public int[] TermOf { get; }

    /// First word not before this one.
    public int LowerBound(ReadOnlySpan<char> word)
    {
        int low = 0, high = Words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].AsSpan().SequenceCompareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public bool Has(ReadOnlySpan<char> word) => LowerBound(word) is var at && at < Words.Length && Words[at].AsSpan().SequenceEqual(word);

    /// Words at most `limit` slips away.
    public void Near(ReadOnlySpan<char> word, int limit, List<(int Word, int Distance)> found)
    {
        var letters = Letters(word);
        var least = Math.Max(2, word.Length - limit);
        var most = Math.Min(Stems.MaxWord, word.Length + limit);
        for (var i = _lengthStart[least]; i < _lengthStart[most + 1]; i++)
        {
            // each slip adds at most one letter to one word and takes at most one from it
            var different = letters ^ _letters[i];
            if (different != 0 && (System.Numerics.BitOperations.PopCount(different & letters) > limit || System.Numerics.BitOperations.PopCount(different & ~letters) > limit)) continue;
            var distance = EditDistance.Between(word, Words[_byLength[i]], limit);
            if (distance <= limit) found.Add((_byLength[i], distance));
        }
    }

    private static uint Letters(ReadOnlySpan<char> word)
    {
        var bits = 0u;
        foreach (var c in word) bits |= 1u << (c & 31);
        return bits;
    }
}
