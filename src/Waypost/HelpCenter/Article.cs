using Waypost.People;

namespace Waypost.HelpCenter;

public enum ArticleKind { Faq, Policy, Tutorial }

public enum ArticleStatus { Draft, Published, Unpublished }

/// An official answer, rule or how-to: edited as drafts in several languages, read as numbered versions that never change.
public sealed class Article
{
    private readonly List<ArticleText> _texts = [];
    private Article() { } // EF Core

    public Guid Id { get; private init; }
    public string Slug { get; private init; } = "";
    public ArticleKind Kind { get; private set; }

    /// The category's id.
    public string Category { get; private set; } = "";
    public ArticleStatus Status { get; private set; }

    /// Whom it is for, as segments divided by commas (`region:US,tier:gold`); empty: everybody.
    public string Segments { get; private set; } = "";

    /// Slugs of related articles, divided by commas.
    public string Related { get; private set; } = "";

    /// How long a tutorial takes.
    public int? Minutes { get; private set; }

    /// Its place among the popular questions on the first page, if it stands there.
    public int? Featured { get; private set; }
    public DateTimeOffset ReviewedAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// When it was first published.
    public DateTimeOffset? PublishedAt { get; private set; }

    /// The number of the last published version.
    public int LastNumber { get; private set; }
    public int Version { get; private set; }

    /// The drafts, one a language.
    public IReadOnlyList<ArticleText> Texts => _texts;

    public static Article Begin(Guid id, string slug, DateTimeOffset now) => new() { Id = id, Slug = slug, CreatedAt = now, UpdatedAt = now, ReviewedAt = now };

    public void Describe(ArticleKind kind, string category, string related, int? minutes, int? featured, DateTimeOffset now)
    {
        (Kind, Category, Related, Minutes, Featured) = (kind, category, related, kind == ArticleKind.Tutorial ? minutes : null, featured);
        Touch(now);
    }

    public void Write(string locale, string title, string summary, string answer, string keywords, string body, DateTimeOffset now)
    {
        if (_texts.Find(text => text.Locale == locale) is not { } draft) _texts.Add(draft = new ArticleText { ArticleId = Id, Locale = locale });
        (draft.Title, draft.Summary, draft.Answer, draft.Keywords, draft.Body, draft.UpdatedAt) = (title, summary, answer, keywords, body, now);
        Touch(now);
    }

    public void MeantFor(string segments, DateTimeOffset now)
    {
        if (Segments == segments) return;
        Segments = segments;
        Touch(now);
    }

    public void Reviewed(DateTimeOffset at) => ReviewedAt = at;

    /// A new version of all languages, in force from `effective`.
    public IReadOnlyList<ArticleVersion> Publish(Caller by, DateTimeOffset effective, string? note, DateTimeOffset now)
    {
        if (_texts.Count == 0) throw new Refusal("nothing_written", "This article has no text yet. Please write it first.");
        LastNumber++;
        Status = ArticleStatus.Published;
        PublishedAt ??= now;
        ReviewedAt = now;
        Touch(now);
        return [.. _texts.Select(text => ArticleVersion.Of(this, text, by.UserId, effective, note, now))];
    }

    public void Unpublish(DateTimeOffset now)
    {
        if (Status != ArticleStatus.Published) return;
        Status = ArticleStatus.Unpublished;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Version++;
    }
}

/// The draft of an article in one language.
public sealed class ArticleText
{
    public required Guid ArticleId { get; init; }
    public required string Locale { get; init; }
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";

    /// The short official answer, plain text.
    public string Answer { get; set; } = "";

    /// Other words it should be found by, divided by commas.
    public string Keywords { get; set; } = "";

    /// Markdown.
    public string Body { get; set; } = "";
    public DateTimeOffset UpdatedAt { get; set; }
}

/// What was published once, in one language. Never changed.
public sealed class ArticleVersion
{
    public required Guid Id { get; init; }
    public required Guid ArticleId { get; init; }
    public required int Number { get; init; }
    public required string Locale { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Answer { get; init; }
    public required string Keywords { get; init; }
    public required string Body { get; init; }

    /// In force from here on, until a later version is.
    public required DateTimeOffset EffectiveAt { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required Guid PublishedBy { get; init; }

    /// What changed, in the editor's words.
    public string? Note { get; init; }

    public static ArticleVersion Of(Article article, ArticleText text, Guid by, DateTimeOffset effective, string? note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), ArticleId = article.Id, Number = article.LastNumber, Locale = text.Locale, Title = text.Title, Summary = text.Summary,
        Answer = text.Answer, Keywords = text.Keywords, Body = text.Body, EffectiveAt = effective, PublishedAt = now, PublishedBy = by, Note = note,
    };
}

/// A shelf of the Help Center.
public sealed class HelpCategory
{
    public required string Id { get; init; }
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public required int Position { get; set; }
}

/// One reader's answer to "Did this solve it?". The last one counts.
public sealed class SolvedAnswer
{
    public required Guid ArticleId { get; init; }

    /// The person or visitor.
    public required Guid ReaderId { get; init; }
    public required bool Solved { get; set; }
    public Guid? NavigationId { get; set; }
    public required DateTimeOffset At { get; set; }
}
