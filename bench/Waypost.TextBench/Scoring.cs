using Waypost.Text;

namespace Waypost.TextBench;

/// A text that was classified: what it is, what was said, and how surely. `Truth` is -1 for a text that belongs to no label.
public readonly record struct Scored(int Truth, int Said, float Probability, float Scope, bool InTopThree);

/// The figures that tell how good a classifier is, over texts it has not seen.
public static class Scoring
{
    public static List<Scored> Score(Classifier classifier, IEnumerable<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        var numbers = classifier.Labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        var probabilities = new float[classifier.Labels.Count];
        return [.. texts.Select(text =>
        {
            var prediction = classifier.Predict(text.Text, probabilities);
            var truth = numbers.GetValueOrDefault(text.Label, -1);
            var above = truth < 0 ? int.MaxValue : probabilities.Count(p => p > probabilities[truth]);
            return new Scored(truth, prediction.Label, prediction.Probability, prediction.Scope, above < 3);
        })];
    }

    public static double Accuracy(IReadOnlyCollection<Scored> scored) => scored.Average(each => each.Said == each.Truth ? 1.0 : 0);

    public static double TopThree(IReadOnlyCollection<Scored> scored) => scored.Average(each => each.InTopThree ? 1.0 : 0);

    /// Expected calibration error: the distance between stated probability and share that was right, over bins of equal width (Guo et al. 2017).
    public static double CalibrationError(IReadOnlyCollection<Scored> scored, int bins = 15) =>
        scored.GroupBy(each => Math.Min(bins - 1, (int)(each.Probability * bins))).Sum(bin => Math.Abs(bin.Sum(each => each.Probability - (each.Said == each.Truth ? 1.0 : 0)))) / scored.Count;

    /// Accuracy on that share of the texts which the classifier is surest of.
    public static double AccuracyOnSurest(IReadOnlyCollection<Scored> scored, double share) =>
        Accuracy([.. scored.OrderByDescending(each => each.Probability).Take((int)(scored.Count * share))]);

    /// How probably a text that belongs here has a higher scope score than one that does not (ties count half).
    public static double ScopeArea(IReadOnlyCollection<Scored> inside, IReadOnlyCollection<Scored> outside)
    {
        var low = outside.Select(each => each.Scope).Order().ToArray();
        double Below(float score)
        {
            var first = Array.BinarySearch(low, score);
            if (first < 0) return ~first;
            var last = first;
            while (first > 0 && low[first - 1] == score) first--;
            while (last < low.Length && low[last] == score) last++;
            return (first + last) / 2.0;
        }

        return inside.Sum(each => Below(each.Scope)) / ((double)inside.Count * low.Length);
    }

    /// The share of outside texts under the threshold that rejects this share of the inside ones.
    public static double OutsideFound(IReadOnlyCollection<Scored> inside, IReadOnlyCollection<Scored> outside, double rejected)
    {
        var threshold = inside.Select(each => each.Scope).Order().ElementAt((int)(inside.Count * rejected));
        return outside.Average(each => each.Scope < threshold ? 1.0 : 0);
    }

    /// The same text with one slip of the finger: a letter left out, doubled, exchanged with its neighbour or hit beside.
    public static string WithTypo(string text, Random chance)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(chance);
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsLetter(text[i])).ToList();
        if (letters.Count < 2) return text;
        var at = letters[chance.Next(letters.Count - 1)];
        return chance.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char)('a' + chance.Next(26)) + text[(at + 1)..],
        };
    }
}
