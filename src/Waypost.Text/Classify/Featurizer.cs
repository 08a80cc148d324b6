namespace Waypost.Text;

/// Turns a text into hashed features: stems, pairs of stems, and the letters inside words; for a model of style also threes of stems, pairs with one between, what the caller has seen in the
/// text besides (signs), and once more the words of questions. Buffers are kept per thread, so reading makes no garbage.
internal sealed class Featurizer
{
    public const int MaxText = 2000;
    public const int Groups = 5;
    /// The word of a feature that comes from none.
    public const ushort NoWord = ushort.MaxValue;
    private const ulong Prime = 0x100000001B3;
    private const ulong StemSeed = 0xCBF29CE484222325, PairSeed = 0x9E3779B97F4A7C15, LetterSeed = 0xD6E8FEB86659FD93, MarkSeed = 0xA0761D6478BD642F,
        ThreeSeed = 0x8EBC6AF09C88C6E3, SplitSeed = 0x589965CC75374CC3, SignSeed = 0x1D8E4E27C47D124F, AskedSeed = 0x2545F4914F6CDD1D;

    [ThreadStatic] private static Featurizer? t_own;
    public static Featurizer Own => t_own ??= new Featurizer();

    public readonly PlainWords Words = new();
    public ulong[] Hashes = new ulong[1024];
    /// Word of each feature; a pair belongs to its second word and to the one before.
    public ushort[] WordOf = new ushort[1024];
    public int Count;
    /// Where each group ends in Hashes.
    public readonly int[] GroupEnd = new int[Groups];

    public void Read(ReadOnlySpan<char> text, LanguageGuess guess, bool style, ReadOnlySpan<ushort> signs)
    {
        Words.Read(text.Length > MaxText ? text[..MaxText] : text, breaks: style);
        Count = 0;
        Stem(guess is { IsSure: true, Locale: not "zh" and var locale } ? Stems.LanguageOf(locale) : Language.English);
        GroupEnd[0] = Count;
        Pairs();
        GroupEnd[1] = Count;
        LettersInside();
        GroupEnd[2] = Count;
        if (style) Threes();
        foreach (var sign in signs) Add(HashOf(sign), NoWord);
        GroupEnd[3] = Count;
        if (style) Asked();
        GroupEnd[4] = Count;
    }

    private ulong[] _stems = new ulong[256];

    private void Stem(Language language)
    {
        if (_stems.Length < Words.Count) _stems = new ulong[Words.Count * 2];
        Span<char> stem = stackalloc char[Stems.MaxWord];
        for (var i = 0; i < Words.Count; i++)
        {
            var word = Words.Folded(i);
            var n = Words.Kind(i) == PlainWords.Letters ? Stems.Write(word, stem, language) : Copy(word, stem);
            var hash = Hash(stem[..n], StemSeed);
            _stems[i] = hash;
            Add(Mix(hash), i);
            if (Words.HasMarks(i)) Add(Mix(Hash(Words.Marked(i), MarkSeed)), i);
        }
    }

    private static int Copy(ReadOnlySpan<char> word, Span<char> to)
    {
        var n = Math.Min(word.Length, to.Length);
        word[..n].CopyTo(to);
        return n;
    }

    private void Pairs()
    {
        if (Words.Count == 0) return;
        var before = 1UL;
        for (var i = 0; i <= Words.Count; i++)
        {
            var now = i < Words.Count ? _stems[i] : 2UL;
            Add(Mix((before * 31 + PairSeed) * Prime ^ now), Math.Min(i, Words.Count - 1));
            before = now;
        }
    }

    private void Threes()
    {
        for (var i = 0; i + 2 < Words.Count; i++)
        {
            var split = (_stems[i] * 31 + SplitSeed) * Prime ^ _stems[i + 2];
            Add(Mix(split), i);
            Add(Mix((split * 31 + ThreeSeed) * Prime ^ _stems[i + 1]), i + 1);
        }
    }

    /// The words of sentences that ask, once more: what is wanted stands there, what happened in the others.
    private void Asked()
    {
        var first = 0;
        for (var i = 0; i < Words.Count; i++)
        {
            var sign = Words.Kind(i) == PlainWords.Symbol ? Words.Folded(i)[0] : ' ';
            if (sign is '?' or '？')
                for (var k = first; k < i; k++) Add(Mix(_stems[k] * Prime ^ AskedSeed), k);
            if (sign is '?' or '？' or '!' or '！' or '.') first = i + 1;
        }
    }

    private void LettersInside()
    {
        for (var i = 0; i < Words.Count; i++)
        {
            switch (Words.Kind(i))
            {
                case PlainWords.Letters: Grams(Words.Framed(i), 2, 5, i); break;
                case PlainWords.Cjk: Run(i); break;
            }
        }
    }

    private void Grams(ReadOnlySpan<char> framed, int least, int most, int word)
    {
        for (var start = 0; start + least <= framed.Length; start++)
        {
            var hash = LetterSeed;
            var end = Math.Min(most, framed.Length - start);
            for (var k = 0; k < end; k++)
            {
                hash = (hash ^ framed[start + k]) * Prime;
                if (k + 1 >= least) Add(Mix(hash), word);
            }
        }
    }

    /// Pairs and threes of CJK characters that stand together.
    private void Run(int i)
    {
        var hash = LetterSeed;
        for (var k = 0; k < 3 && i + k < Words.Count && Words.Kind(i + k) == PlainWords.Cjk; k++)
        {
            hash = (hash ^ Words.Folded(i + k)[0]) * Prime;
            if (k > 0) Add(Mix(hash), i);
        }
    }

    private void Add(ulong hash, int word)
    {
        if (Count == Hashes.Length)
        {
            Array.Resize(ref Hashes, Count * 2);
            Array.Resize(ref WordOf, Count * 2);
        }
        Hashes[Count] = hash;
        WordOf[Count++] = (ushort)word;
    }

    private static ulong Hash(ReadOnlySpan<char> word, ulong hash)
    {
        foreach (var c in word) hash = (hash ^ c) * Prime;
        return hash;
    }

    public static ulong HashOf(ushort sign) => Mix(sign * Prime ^ SignSeed);

    private static ulong Mix(ulong h)
    {
        h ^= h >> 32;
        h *= 0xE9846AF9B1A615D;
        h ^= h >> 28;
        return h;
    }
}
