namespace Waypost.Text;

/// A search as somebody types it.
public sealed record SearchQuery(string Text)
{
    /// Language of the asker: its word forms are understood and its documents come first. Null: guessed from the text.
    public string? Locale { get; init; }
    public SearchFilter Filter { get; init; } = SearchFilter.Everybody;
    public int Skip { get; init; }
    public int Take { get; init; } = 10;
    /// The last word may be unfinished.
    public bool Prefix { get; init; } = true;
    /// Words that are nowhere written so may be misspelt.
    public bool Typos { get; init; } = true;
    public bool Synonyms { get; init; } = true;
    public bool Snippets { get; init; } = true;
}

/// What a document is besides its words; documents that agree in this share one profile, and a filter looks at each profile once.
public sealed record SearchProfile(string Kind, string Locale, IReadOnlyList<string> Audience)
{
    public bool Equals(SearchProfile? other) => other is not null && Kind == other.Kind && Locale == other.Locale && Audience.SequenceEqual(other.Audience, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Kind, Locale, Audience.Count);
}

/// Which documents count at all, decided while scoring: what a caller may not see is neither found nor counted nor hinted at.
public sealed record SearchFilter
{
    /// Only what everybody may see.
    public static readonly SearchFilter Everybody = new();

    /// Kinds of documents wanted; null: all.
    public IReadOnlyCollection<string>? Kinds { get; init; }
    /// Languages wanted; null: all.
    public IReadOnlyCollection<string>? Locales { get; init; }
    /// The audience tags the caller holds.
    public IReadOnlyCollection<string> Tags { get; init; } = [];
    /// Staff see what is meant for any audience.
    public bool AnyAudience { get; init; }
    /// A further condition, asked once for each profile.
    public Func<SearchProfile, bool>? Where { get; init; }

    /// Whether documents of this profile may be found.
    public bool Lets(SearchProfile profile) =>
        (Kinds is null || Kinds.Contains(profile.Kind, StringComparer.Ordinal))
        && (Locales is null || Locales.Contains(profile.Locale, StringComparer.Ordinal))
        && (AnyAudience || IsFor(profile.Audience))
        && (Where is null || Where(profile));

    private bool IsFor(IReadOnlyList<string> audience)
    {
        for (var i = 0; i < audience.Count; i++)
        {
            var met = false;
            for (var j = 0; j < audience.Count && !met; j++)
                met = GroupOf(audience[i]).SequenceEqual(GroupOf(audience[j])) && Tags.Contains(audience[j], StringComparer.Ordinal);
            if (!met) return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> GroupOf(string tag) => tag.AsSpan(0, Math.Max(0, tag.IndexOf(':', StringComparison.Ordinal)));
}
