namespace Waypost.Text;

/// Learns a classifier from labelled texts. Two linear models that err differently are trained on the same features, calibrated on texts held
/// out, and merged into one matrix of bytes.
public sealed class ClassifierTrainer(TrainerOptions? options = null)
{
    private const int Splits = 5;

    private readonly TrainerOptions _options = options ?? new TrainerOptions();

    /// Trains on labelled texts; texts that belong to no label (at least 20, better 100) sharpen the scope score.
    public Classifier Train(IReadOnlyList<LabelledText> texts, IReadOnlyList<string>? outOfScope = null, CancellationToken stop = default)
    {
        var (labels, vocabulary, learned) = Learn(texts, stop);
        var matrix = Int8Matrix.From(learned.Merge(out var held), learned.Stride, labels.Length, vocabulary.Table.Rows);
        var scope = Scope(vocabulary, learned, labels, matrix, held, outOfScope ?? []);
        return new Classifier(labels, vocabulary.Table, matrix, scope, _options.Style);
    }

    /// The same model with its weights as they were learned, before they are rounded to bytes: says the leading label. For measuring what the rounding costs.
    internal Func<string, string> TrainExactly(IReadOnlyList<LabelledText> texts)
    {
        var (labels, vocabulary, learned) = Learn(texts, CancellationToken.None);
        var weights = learned.Merge(out _);
        return text =>
        {
            var (features, vector) = (Featurizer.Own, TextVector.Own);
            features.Read(text, LanguageGuess.Of(text), _options.Style, []);
            vector.Read(features, vocabulary.Table);
            var scores = weights.AsSpan(vocabulary.Table.Rows * learned.Stride, labels.Length).ToArray();
            for (var i = 0; i < vector.Count; i++)
                for (var label = 0; label < labels.Length; label++) scores[label] += vector.Values[i] * weights[vector.Rows[i] * learned.Stride + label];
            return labels[Array.IndexOf(scores, scores.Max())];
        };
    }

    private (string[] Labels, Vocabulary Vocabulary, TwoModels Learned) Learn(IReadOnlyList<LabelledText> texts, CancellationToken stop)
    {
        if (texts.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(texts));
        var labels = texts.Select(t => t.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var numbers = labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        var labelOf = texts.Select(t => numbers[t.Label]).ToArray();
        var vocabulary = Vocabulary.Learn(texts, _options.LeastTexts ?? (texts.Count >= 100 * labels.Length ? 2 : 1), _options.Style);
        var learned = new TwoModels(vocabulary, labelOf, labels.Length, Folds(labelOf, labels.Length), _options);
        learned.Train(stop);
        return (labels, vocabulary, learned);
    }

    /// Which of five parts each text is held out with; every label is spread evenly.
    private byte[] Folds(int[] labelOf, int labels)
    {
        var order = Enumerable.Range(0, labelOf.Length).ToArray();
        new Random64(_options.Seed + 31).Shuffle(order);
        var next = new int[labels];
        var fold = new byte[labelOf.Length];
        foreach (var i in order) fold[i] = (byte)((next[labelOf[i]]++ + labelOf[i]) % Splits);
        return fold;
    }

    private ScopeModel Scope(Vocabulary vocabulary, TwoModels learned, string[] labels, Int8Matrix matrix, List<int> held, IReadOnlyList<string> outOfScope)
    {
        var known = vocabulary.KnownShares(learned.Fold);
        var inScope = held.Select(i => learned.Signs(i, known[i])).ToList();
        var neutral = new Classifier(labels, vocabulary.Table, matrix, new ScopeModel(new float[ScopeModel.Signs + 1]), _options.Style);
        var probabilities = new float[labels.Length];
        var outside = outOfScope.Select(text =>
        {
            var p = neutral.Predict(text, probabilities);
            var signs = new float[ScopeModel.Signs];
            ScopeModel.Read(probabilities, p.Probability, p.Score, p.KnownShare, signs);
            return signs;
        }).ToList();
        return ScopeModel.Fit(inScope, outside);
    }
}
