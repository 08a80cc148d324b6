namespace Waypost.Text;

/// The features of the training texts, numbered in order of appearance, and the texts as vectors over them.
internal sealed class Vocabulary
{
    private Vocabulary(FeatureTable table, byte[] groupOfRow, SparseSet set, List<int[]> wordRows, int[] texts) =>
        (Table, GroupOfRow, Set, WordRows, Texts) = (table, groupOfRow, set, wordRows, texts);

    public FeatureTable Table { get; }
    public byte[] GroupOfRow { get; }
    public SparseSet Set { get; }
    /// In how many texts each feature occurs.
    private int[] Texts { get; }
    /// The words of each text as rows, -1 for one that was dropped.
    private List<int[]> WordRows { get; }

    public static Vocabulary Learn(IReadOnlyList<LabelledText> texts, int leastTexts, bool style)
    {
        var (numbers, count, group) = CountTexts(texts, style);
        var kept = numbers.Where(f => count[f.Value] >= leastTexts).OrderBy(f => f.Value).ToArray();
        var hashes = kept.Select(f => f.Key).ToArray();
        var seen = kept.Select(f => count[f.Value]).ToArray();
        var idf = seen.Select(n => (float)(Math.Log((1.0 + texts.Count) / (1.0 + n)) + 1)).ToArray();
        var table = new FeatureTable(hashes, idf, (float)Math.Log(1.0 + texts.Count) + 1f);
        var (set, words) = Vectors(texts, table, style);
        return new Vocabulary(table, [.. kept.Select(f => group[f.Value])], set, words, seen);
    }

    private static (Dictionary<ulong, int> Numbers, List<int> Count, List<byte> Group) CountTexts(IReadOnlyList<LabelledText> texts, bool style)
    {
        var numbers = new Dictionary<ulong, int>();
        var count = new List<int>();
        var group = new List<byte>();
        var last = new List<int>();
        var features = Featurizer.Own;
        for (var t = 0; t < texts.Count; t++)
        {
            features.Read(texts[t].Text, LanguageGuess.Of(texts[t].Text), style, texts[t].Signs);
            var g = 0;
            for (var i = 0; i < features.Count; i++)
            {
                while (i >= features.GroupEnd[g]) g++;
                if (!numbers.TryGetValue(features.Hashes[i], out var number))
                {
                    numbers[features.Hashes[i]] = number = count.Count;
                    count.Add(0);
                    group.Add((byte)g);
                    last.Add(-1);
                }
                if (last[number] == t) continue;
                last[number] = t;
                count[number]++;
            }
        }
        return (numbers, count, group);
    }

    private static (SparseSet, List<int[]>) Vectors(IReadOnlyList<LabelledText> texts, FeatureTable table, bool style)
    {
        var start = new int[texts.Count + 1];
        var rows = new List<int>();
        var values = new List<float>();
        var words = new List<int[]>(texts.Count);
        for (var t = 0; t < texts.Count; t++)
        {
            var features = Featurizer.Own;
            var vector = TextVector.Own;
            features.Read(texts[t].Text, LanguageGuess.Of(texts[t].Text), style, texts[t].Signs);
            vector.Read(features, table);
            rows.AddRange(vector.Rows.AsSpan(0, vector.Count));
            values.AddRange(vector.Values.AsSpan(0, vector.Count));
            start[t + 1] = rows.Count;
            words.Add([.. Enumerable.Range(0, features.GroupEnd[0])
                .Where(i => features.Words.Kind(features.WordOf[i]) is PlainWords.Letters or PlainWords.Cjk).Select(i => table.Find(features.Hashes[i]))]);
        }
        return (new SparseSet(start, [.. rows], [.. values], table.Rows), words);
    }

    /// The share of known words of each text, had its fold not been trained on.
    public float[] KnownShares(byte[] fold)
    {
        var inFold = new Dictionary<(byte, int), int>();
        for (var t = 0; t < WordRows.Count; t++)
            foreach (var row in WordRows[t].Distinct())
                inFold[(fold[t], row)] = inFold.GetValueOrDefault((fold[t], row)) + 1;

        var shares = new float[WordRows.Count];
        for (var t = 0; t < shares.Length; t++)
        {
            float known = 0, unknown = 0;
            foreach (var row in WordRows[t])
                if (row >= 0 && Texts[row] > inFold[(fold[t], row)]) known += Table.Idf[row];
                else unknown += Table.UnknownIdf;
            shares[t] = known + unknown > 0 ? known / (known + unknown) : 0;
        }
        return shares;
    }
}
