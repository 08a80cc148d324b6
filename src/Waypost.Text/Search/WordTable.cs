namespace Waypost.Text;

/// The written words of a segment and the terms they are found by: in alphabetical order for prefixes, by length and letters for misspellings.
internal sealed class WordTable
{
    private readonly int[] _byLength;
    private readonly uint[] _letters;
    private readonly int[] _lengthStart = new int[Stems.MaxWord + 3];
    private readonly Slots _slots;

    /// Both in the order of the words; a word that is filed under two terms stands twice.
    private WordTable(Strings words, int[] termOf)
    {
        (Words, TermOf) = (words, termOf);
        words.Close();
        var different = 0;
        for (var i = 0; i < words.Count; i++)
            if (IsFirst(i)) { _lengthStart[LengthOf(i) + 1]++; different++; }
        for (var length = 1; length < _lengthStart.Length; length++) _lengthStart[length] += _lengthStart[length - 1];

        _byLength = new int[different];
        _letters = new uint[different];
        _slots = new Slots(different);
        var next = (int[])_lengthStart.Clone();
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsFirst(i)) continue;
            var at = next[LengthOf(i)]++;
            (_byLength[at], _letters[at]) = (i, Letters(words[i]));
            _slots.Add(words, i);
        }
    }

    public void Save(BlockWriter writer)
    {
        Words.Save(writer);
        writer.Write(TermOf);
    }

    public static WordTable Load(BlockReader reader) => new(Strings.LoadStrings(reader), reader.Block<int>());

    public Strings Words { get; }
    public int[] TermOf { get; }

    /// Of words as they came, by language, with the term of each.
    public static WordTable Of(IReadOnlyList<(TermTable Words, List<int> Terms)> languages)
    {
        var all = languages.SelectMany((language, l) => Enumerable.Range(0, language.Words.Count).Select(w => (Language: l, Word: w))).ToArray();
        Array.Sort(all, (a, b) => languages[a.Language].Words[a.Word].SequenceCompareTo(languages[b.Language].Words[b.Word]) is var c && c != 0 ? c
            : languages[a.Language].Terms[a.Word].CompareTo(languages[b.Language].Terms[b.Word]));
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
        while (true)
        {
            var first = -1;
            for (var t = 0; t < at.Length; t++)
                if (at[t] < tables[t].Words.Count && (first < 0 || tables[t].Words[at[t]].SequenceCompareTo(tables[first].Words[at[first]]) < 0)) first = t;
            if (first < 0) break;

            var word = tables[first].Words[at[first]];
            var from = terms.Count;
            for (var t = 0; t < at.Length; t++)
                for (; at[t] < tables[t].Words.Count && tables[t].Words[at[t]].SequenceEqual(word); at[t]++)
                    if (newTerm[t][tables[t].TermOf[at[t]]] is >= 0 and var term && terms.IndexOf(term, from) < 0)
                    {
                        words.Append(word);
                        terms.Add(term);
                    }
            if (terms.Count - from > 1) terms.Sort(from, terms.Count - from, null);
        }
        return new WordTable(words, [.. terms]);
    }

    private bool IsFirst(int i) => i == 0 || !Words[i].SequenceEqual(Words[i - 1]);

    private int LengthOf(int i) => Math.Min(Words.LengthOf(i), _lengthStart.Length - 2);

    /// Where a word stands first, or -1.
    public int Find(ReadOnlySpan<char> word) => _slots.Find(Words, word);

    /// First word not before this one.
    public int LowerBound(ReadOnlySpan<char> word)
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
