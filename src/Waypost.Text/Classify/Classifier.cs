using System.Buffers;

namespace Waypost.Text;

/// Says what a message is about, in microseconds and without making garbage: which issue, how probable, and whether it is one of ours at all.
public sealed partial class Classifier
{
    private readonly string[] _labels;
    private readonly FeatureTable _table;
    private readonly Int8Matrix _matrix;
    private readonly ScopeModel _scope;
    private readonly bool _style;

    internal Classifier(string[] labels, FeatureTable table, Int8Matrix matrix, ScopeModel scope, bool style) =>
        (_labels, _table, _matrix, _scope, _style) = (labels, table, matrix, scope, style);

    public IReadOnlyList<string> Labels => _labels;

    /// How many features the model holds.
    public int Features => _table.Rows;

    /// Fills one probability per label (in the order of Labels) and returns the leader. `signs`: as in LabelledText. Allocates nothing.
    public Prediction Predict(ReadOnlySpan<char> text, Span<float> probabilities, ReadOnlySpan<ushort> signs = default) => Predict(text, LanguageGuess.Of(text), probabilities, signs);

    /// For who has guessed the language already.
    public Prediction Predict(ReadOnlySpan<char> text, LanguageGuess guess, Span<float> probabilities, ReadOnlySpan<ushort> signs = default)
    {
        if (probabilities.Length < _labels.Length) throw new ArgumentException("One place per label is needed.", nameof(probabilities));
        var features = Featurizer.Own;
        var vector = TextVector.Own;
        features.Read(text, guess, _style, signs);
        vector.Read(features, _table);
        return Finish(vector, probabilities[.._labels.Length]);
    }

    private Prediction Finish(TextVector vector, Span<float> probabilities)
    {
        _matrix.Sum(vector.Rows.AsSpan(0, vector.Count), vector.Values.AsSpan(0, vector.Count), probabilities);
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > probabilities[best]) best = i;
        var score = probabilities[best];
        LogisticTrainer.Softmax(probabilities);
        var p = probabilities[best];
        return new Prediction(best, p, _scope.Of(probabilities, p, score, vector.KnownShare), vector.KnownShare, score);
    }

    /// The likeliest labels with probabilities, the scope score, and the words that spoke for the first.
    public Classification Classify(string text, int top = 3, ReadOnlySpan<ushort> signs = default)
    {
        var probabilities = ArrayPool<float>.Shared.Rent(_labels.Length);
        var prediction = Predict(text, probabilities, signs);
        var labels = Rank(probabilities.AsSpan(0, _labels.Length), Math.Min(top, _labels.Length));
        ArrayPool<float>.Shared.Return(probabilities);
        return new Classification(labels, prediction.Scope, prediction.KnownShare, Explain(text, prediction.Label), Explain(signs, prediction.Label));
    }

    private List<TellingSign> Explain(ReadOnlySpan<ushort> signs, int label)
    {
        var vector = TextVector.Own; // still holds this text
        var telling = new List<TellingSign>();
        foreach (var sign in signs)
        {
            var row = _table.Find(Featurizer.HashOf(sign));
            var at = row < 0 ? -1 : vector.Rows.AsSpan(0, vector.Count).IndexOf(row);
            if (at >= 0) telling.Add(new TellingSign(sign, vector.Values[at] * _matrix.Lead(row, label)));
        }

        return telling;
    }

    private RankedLabel[] Rank(Span<float> probabilities, int top)
    {
        var ranked = new RankedLabel[top];
        for (var r = 0; r < top; r++)
        {
            var best = 0;
            for (var i = 1; i < probabilities.Length; i++)
                if (probabilities[i] > probabilities[best]) best = i;
            ranked[r] = new RankedLabel(_labels[best], probabilities[best]);
            probabilities[best] = -1f;
        }
        return ranked;
    }

    /// A linear score splits exactly into its features; each is given back to the word it came from.
    private List<TellingWord> Explain(string text, int label)
    {
        var features = Featurizer.Own; // still holds this text
        var vector = TextVector.Own;
        var words = features.Words;
        if (words.Count == 0) return [];
        var values = new Dictionary<int, (float Value, int Times)>();
        for (var i = 0; i < vector.Count; i++) values[vector.Rows[i]] = (vector.Values[i], 0);
        var rows = new int[features.Count];
        for (var i = 0; i < features.Count; i++)
        {
            rows[i] = _table.Find(features.Hashes[i]);
            if (rows[i] >= 0) values[rows[i]] = (values[rows[i]].Value, values[rows[i]].Times + 1);
        }

        var weight = new float[words.Count];
        for (var i = 0; i < features.Count; i++)
        {
            if (rows[i] < 0) continue;
            var (value, times) = values[rows[i]];
            var part = value / times * _matrix.Lead(rows[i], label); // the scale is in the value already
            var word = features.WordOf[i];
            if (word == Featurizer.NoWord) continue;
            var isPair = i >= features.GroupEnd[0] && i < features.GroupEnd[1];
            var pairOf = i - features.GroupEnd[0];
            if (isPair && pairOf > 0 && pairOf < words.Count)
            {
                weight[pairOf] += part / 2;
                weight[pairOf - 1] += part / 2;
            }
            else weight[word] += part;
        }
        return Telling(text, words, weight);
    }

    private static List<TellingWord> Telling(string text, PlainWords words, float[] weight)
    {
        var telling = new List<TellingWord>();
        for (var i = 0; i < words.Count; i++)
        {
            var source = words.Source(i);
            var (start, length) = source.GetOffsetAndLength(text.Length);
            if (words.Kind(i) is PlainWords.Symbol || weight[i] <= 0) continue;
            if (telling.Count > 0 && telling[^1] is var last && (last.Start == start || words.Kind(i) == PlainWords.Cjk && last.Start + last.Length == start && last.Length < 4))
                telling[^1] = new TellingWord(text[last.Start..(start + length)], last.Start, start + length - last.Start, last.Weight + weight[i]);
            else telling.Add(new TellingWord(text.Substring(start, length), start, length, weight[i]));
        }
        return [.. telling.OrderByDescending(w => w.Weight).Take(3)];
    }
}
