using System.Collections.Frozen;
using Waypost.People;

namespace Waypost.HelpCenter;

/// A category as readers see it.
public sealed record CategoryView(string Id, string Title, string Summary, int Position);

/// One published version of an article, without its text.
public sealed record VersionView(int Number, DateTimeOffset EffectiveAt, DateTimeOffset PublishedAt, string? Note);

/// A published article as it stands in memory: the version in force, in all its languages.
public sealed record ShelvedArticle(Guid Id, string Slug, ArticleKind Kind, string Category, int? Minutes, int? Featured, DateTimeOffset ReviewedAt, DateTimeOffset PublishedAt)
{
    public required IReadOnlyList<string> Segments { get; init; }
    public required IReadOnlyList<string> Related { get; init; }
    public required FrozenDictionary<string, ShelvedText> Texts { get; init; }

    /// All versions, the newest first.
    public required IReadOnlyList<VersionView> History { get; init; }

    /// The one in force.
    public required VersionView Current { get; init; }

    /// The one that is published but comes into force later, if there is one.
    public VersionView? Next { get; init; }

    public string Url => "/help/" + Slug;

    /// Within one kind of segment any is enough, every kind must be met. Staff see all.
    public bool IsFor(Caller caller)
    {
        if (Segments.Count == 0 || caller.IsStaff) return true;
        return Segments.GroupBy(KindOf).All(kind => kind.Any(caller.Segments.Contains));
    }

    public bool IsForEverybody => Segments.Count == 0;

    /// In this language, or in English, or in any.
    public ShelvedText In(string locale) => Texts.GetValueOrDefault(locale) ?? Texts.GetValueOrDefault("en") ?? Texts.Values[0];

    private static string KindOf(string segment) => segment[..Math.Max(0, segment.IndexOf(':', StringComparison.Ordinal))];
}

/// A published text and, once somebody read it, its HTML.
public sealed record ShelvedText(Guid VersionId, string Locale, string Title, string Summary, string Answer, string Keywords, string Body, ArticleKind Kind)
{
    private RenderedArticle? _rendered;

    public RenderedArticle Rendered => _rendered ??= RenderedArticle.Of(Kind, Body);

    public string? AnswerOrNull => Answer.Length == 0 ? null : Answer;
}
