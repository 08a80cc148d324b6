namespace Waypost.Text;

/// Anything a seller can find: an article, a topic, a course, an announcement, in one language.
public sealed record SearchDocument
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public string Locale { get; init; } = "en";
    public required string Title { get; init; }
    /// Other words it should be found by; never shown.
    public string Keywords { get; init; } = "";
    /// The short answer or lead, if there is one.
    public string Summary { get; init; } = "";
    /// The whole text, without mark-up.
    public string Body { get; init; } = "";
    /// Who may find it: tags like region:us or tier:gold. Within one group (before the colon) any of the tags is enough, every group must be met. None: everybody.
    public IReadOnlyList<string> Audience { get; init; } = [];
    /// How much its score counts: 1 is usual, 0.5 for what is out of date, 1.3 for what is official.
    public float Boost { get; init; } = 1f;
    /// Translations of one article share a group; only the best of a group is shown. Null: stands alone.
    public string? Group { get; init; }

    internal string Field(int field) => field switch { 0 => Title, 1 => Keywords, 2 => Summary, _ => Body };
    internal const int Fields = 4;
}
