namespace Waypost.Text;

/// The written words of a segment and the terms they are found by: in alphabetical order for prefixes, by length and letters for misspellings.
internal sealed class WordTable
{
    private readonly Block<int> _byLength;
    private readonly Block<uint> _letters;
    private readonly Block<int> _lengthStart;
    private readonly Slots _slots;

    /// Both in the order of the words; a word that is filed under two terms stands twice.
    private WordTable(Strings words, int[] termOf)
    {
        (Words, TermOf, _lengthStart) = (words, termOf, new int[Stems.MaxWord + 3]);
        words.Close();
        var starts = _lengthStart.Own;
        var different = new List<int>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && words[i].SequenceEqual(words[i - 1])) continue;
            different.Add(i);
            starts[LengthOf(i) + 1]++;
        }
        for (var length = 1; length < starts.Length; length++) starts[length] += starts[length - 1];

        (_byLength, _letters, _slots) = (new int[different.Count], new uint[different.Count], new Slots(different.Count));
        var next = starts.ToArray();
        foreach (var i in different)
        {
            var at = next[LengthOf(i)]++;
            (_byLength.Own[at], _letters.Own[at]) = (i, Letters(words[i]));
            _slots.Add(words, i);
        }
    }

    public void Save(BlockWriter writer)
    {
        Words.Save(writer);
        writer.Write(TermOf);
        writer.Write(_byLength);
        writer.Write(_letters);
        writer.Write(_lengthStart);
        _slots.Save(writer);
    }

    public WordTable(BlockReader reader)
    {
        (Words, TermOf, _byLength, _letters, _lengthStart) = (new Strings(reader), reader.Block<int>(), reader.Block<int>(), reader.Block<uint>(), reader.Block<int>());
        _slots = new Slots(reader);
        if (TermOf.Length != Words.Count || _letters.Length != _byLength.Length || _lengthStart.Length != Stems.MaxWord + 3) throw BlockReader.Damage();
    }

    public Strings Words { get; }
    public Block<int> TermOf { get; }

    /// Of words as they came, by language, with the term of each.
    public static WordTable Of(IReadOnlyList<(TermTable Words, List<int> Terms)> languages)
    {
        var all = languages.SelectMany((language, l) => Enumerable.Range(0, language.Words.Count).Select(w => (Language: l, Word: w))).ToArray();
        var begins = Array.ConvertAll(all, each => BeginOf(languages[each.Language].Words[each.Word]));
        Array.Sort(begins, all); // most are told apart by it, and numbers are quickly compared
        for (int from = 0, to; from < all.Length; from = to)
        {
            for (to = from + 1; to < all.Length && begins[to] == begins[from];) to++;
            if (to - from > 1) all.AsSpan(from, to - from).Sort((a, b) => languages[a.Language].Words[a.Word].SequenceCompareTo(languages[b.Language].Words[b.Word]) is var c && c != 0 ? c
                : languages[a.Language].Terms[a.Word].CompareTo(languages[b.Language].Terms[b.Word]));
        }
        var words = new Strings(all.Length, all.Length * 8);
        var terms = new List<int>(all.Length);
        foreach (var (l, w) in all)
        {
            var word = languages[l].Words[w];
            var term = languages[l].Terms[w];
            if (terms.Count > 0 && terms[^1] == term && words[words.Count - 1].SequenceEqual(word)) continue;
            words.Append(word);
            terms.Add(term);
        }
        return new WordTable(words, [.. terms]);
    }

    /// One table out of several: each is in order already. `newTerm` says under which number a table's term goes on, -1 for one that is gone.
    public static WordTable Merge(IReadOnlyList<WordTable> tables, int[][] newTerm)
    {
        var most = tables.Max(table => table.Words.Count) * 5 / 4;
        var words = new Strings(most, most * 8);
        var terms = new List<int>(most);
        var at = new int[tables.Count];
        var begins = tables.Select(table => table.BeginOf(0)).ToArray();
        while (true)
        {
            var first = -1;
            for (var t = 0; t < at.Length; t++)
                if (begins[t] != End && (first < 0 || begins[t] < begins[first] || begins[t] == begins[first] && tables[t].Words[at[t]].SequenceCompareTo(tables[first].Words[at[first]]) < 0)) first = t;
            if (first < 0) break;

            var word = tables[first].Words[at[first]];
            var (from, begin) = (terms.Count, begins[first]);
            for (var t = 0; t < at.Length; t++)
                for (; begins[t] == begin && tables[t].Words[at[t]].SequenceEqual(word); begins[t] = tables[t].BeginOf(++at[t]))
                    if (newTerm[t][tables[t].TermOf[at[t]]] is >= 0 and var term && terms.IndexOf(term, from) < 0)
                    {
                        words.Append(word);
                        terms.Add(term);
                    }
            if (terms.Count - from > 1) terms.Sort(from, terms.Count - from, null);
        }
        return new WordTable(words, [.. terms]);
    }

    private const ulong End = ulong.MaxValue;

    private ulong BeginOf(int i) => i >= Words.Count ? End : BeginOf(Words[i]);

    /// The first four letters in one number: most words are told apart by them.
    private static ulong BeginOf(ReadOnlySpan<char> word)
    {
        var begin = 0UL;
        for (var c = 0; c < 4; c++) begin = begin << 16 | (c < word.Length ? word[c] : 0UL);
        return begin;
    }

    private int LengthOf(int i) => Math.Min(Words.LengthOf(i), _lengthStart.Length - 2);

    /// Where a word stands first, or -1.
    public int Find(ReadOnlySpan<char> word, uint hash) => _slots.Find(Words, word, hash);

    /// Where the words stand that begin so.
    public (int From, int To) StartingWith(ReadOnlySpan<char> prefix, uint hash)
    {
        var from = Find(prefix, hash);
        if (from < 0) from = FirstFrom(prefix);
        var to = from;
        for (var step = 1; to < Words.Count && Words[to].StartsWith(prefix); step *= 2) to += step; // seldom many
        var low = Math.Min(from + (to - from) / 2, Words.Count);
        for (to = Math.Min(to, Words.Count); low < to;)
        {
            var middle = (low + to) / 2;
            if (Words[middle].StartsWith(prefix)) low = middle + 1;
            else to = middle;
        }
        return (from, to);
    }

    /// First word not before this one.
    private int FirstFrom(ReadOnlySpan<char> word)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].SequenceCompareTo(word) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Words at most `limit` slips away.
    public void Near(ReadOnlySpan<char> word, int limit, List<(int Word, int Distance)> found)
    {
        var letters = Letters(word);
        var all = _letters.Span;
        var starts = _lengthStart.Span;
        var least = Math.Max(2, word.Length - limit);
        var most = Math.Min(Stems.MaxWord, word.Length + limit);
        for (var i = starts[least]; i < starts[most + 1]; i++)
        {
            // each slip adds at most one letter to one word and takes at most one from it
            var different = letters ^ all[i];
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
