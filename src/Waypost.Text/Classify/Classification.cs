namespace Waypost.Text;

/// A text with the label it belongs to, for training and measuring; `Signs` are numbers of what the caller has seen in it besides its words.
public readonly record struct LabelledText(string Label, string Text, ushort[]? Signs = null)
{
    /// Reads lines of label, tab, text; empty lines are passed over.
    public static List<LabelledText> FromLines(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains('\t')).Select(line => line.Split('\t')).Select(parts => new LabelledText(parts[0], parts[1]))];
}

/// The bare result of a prediction: which label leads, how probable it is, and how sure we are that the text belongs here at all (0 to 1).
public readonly record struct Prediction(int Label, float Probability, float Scope, float KnownShare, float Score);

/// A label with its probability.
public readonly record struct RankedLabel(string Label, float Probability);

/// A word of the text and how much it spoke for the leading label.
public readonly record struct TellingWord(string Word, int Start, int Length, float Weight);

/// What the caller saw in the text and how much it spoke for the leading label, or against it.
public readonly record struct TellingSign(ushort Sign, float Weight);

/// What a text is about, with the reasons: the likeliest labels, the scope score, and the words and signs that told.
public sealed record Classification(IReadOnlyList<RankedLabel> Labels, float Scope, float KnownShare, IReadOnlyList<TellingWord> Words, IReadOnlyList<TellingSign> Signs)
{
    public RankedLabel Top => Labels[0];
}
