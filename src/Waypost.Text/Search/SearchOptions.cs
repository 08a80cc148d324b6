namespace Waypost.Text;

/// How a field counts: weight, how much longer fields are discounted (0 to 1), and the length that is usual for it.
public readonly record struct FieldWeight(float Weight, float LengthShare, float UsualLength);

/// The knobs of the ranking. Usual lengths are settings, not averages, so a document's score does not move when others are edited.
public sealed record SearchOptions
{
    public FieldWeight Title { get; init; } = new(3f, 0.4f, 8f);
    public FieldWeight Keywords { get; init; } = new(2f, 0.2f, 12f);
    public FieldWeight Summary { get; init; } = new(1.5f, 0.4f, 30f);
    public FieldWeight Body { get; init; } = new(1f, 0.6f, 250f);
    /// How soon the repetition of a word stops counting.
    public float Saturation { get; init; } = 1.2f;
    /// How much of the score waits for all words of the query being there.
    public float CoverageShare { get; init; } = 0.4f;
    /// What neighbouring query words add when they stand together.
    public float Nearness { get; init; } = 0.5f;
    public float SynonymWeight { get; init; } = 0.6f;
    /// What a document in another language than the asker's counts.
    public float OtherLocale { get; init; } = 0.5f;
    /// About how many characters a snippet has.
    public int SnippetLength { get; init; } = 200;

    internal FieldWeight Field(int field) => field switch { 0 => Title, 1 => Keywords, 2 => Summary, _ => Body };
}
