using System.Globalization;
using System.Text;

namespace Waypost.Announcements;

public enum AnnouncementKind { Announcement, PolicyUpdate }

public enum AnnouncementState { Draft, Scheduled, Published, TakenBack }

/// Official word to all sellers, or to those it concerns: what changes, from when, and whether it must be acknowledged.
public sealed class Announcement
{
    public const int LongestText = 40_000;
    private Announcement() { } // EF Core

    public Guid Id { get; private init; }
    public string Slug { get; private init; } = "";
    public AnnouncementKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Text { get; private set; } = "";
    public Guid AuthorId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// The day from which it counts; null when nothing begins.
    public DateTimeOffset? EffectiveAt { get; private set; }
    public bool AsksAcknowledgement { get; private set; }

    /// The help article whose policy changes.
    public string? Policy { get; private set; }

    /// When it reaches sellers: past means published, future means scheduled, none means draft.
    public DateTimeOffset? PublishAt { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    public int Version { get; private set; }

    public static Announcement Write(AnnouncementText text, Guid author, DateTimeOffset now, Guid? id = null, string? slug = null)
    {
        var made = id ?? Guid.CreateVersion7(now);
        var announcement = new Announcement { Id = made, Slug = slug ?? SlugOf(text.Title, made), AuthorId = author, CreatedAt = now };
        announcement.Take(text);
        return announcement;
    }

    public AnnouncementState StateAt(DateTimeOffset now) =>
        TakenBackAt is not null ? AnnouncementState.TakenBack : PublishAt is null ? AnnouncementState.Draft : PublishAt > now ? AnnouncementState.Scheduled : AnnouncementState.Published;

    public void Edit(AnnouncementText text, DateTimeOffset now)
    {
        if (TakenBackAt is not null) throw new Refusal("taken_back", "This announcement was taken back. Please write a new one.");
        if (StateAt(now) == AnnouncementState.Published)
        {
            if (text.AsksAcknowledgement != AsksAcknowledgement) throw new Refusal("already_published", "Sellers have this announcement already: whether it asks for an acknowledgement stays as it is.");
            EditedAt = now;
        }

        Take(text);
        Version++;
    }

    /// At once, or later. Asking again for what is so changes nothing; what is out cannot be scheduled anew.
    public void Publish(DateTimeOffset at, DateTimeOffset now)
    {
        if (TakenBackAt is not null) throw new Refusal("taken_back", "This announcement was taken back. Please write a new one.");
        if (StateAt(now) == AnnouncementState.Published) return;
        PublishAt = at > now ? at : now;
        Version++;
    }

    /// A scheduled one becomes a draft again, a published one is no longer shown.
    public void TakeBack(DateTimeOffset now)
    {
        var state = StateAt(now);
        if (state is AnnouncementState.Draft or AnnouncementState.TakenBack) return;
        if (state == AnnouncementState.Scheduled) PublishAt = null;
        else TakenBackAt = now;
        Version++;
    }

    private void Take(AnnouncementText text)
    {
        (Kind, Title, Summary, Text) = (text.Kind, Checked(text.Title, 200, "title"), Checked(text.Summary, 400, "summary"), Checked(text.Text, LongestText, "text"));
        (EffectiveAt, AsksAcknowledgement) = (text.EffectiveAt, text.AsksAcknowledgement);
        Policy = string.IsNullOrWhiteSpace(text.Policy) ? null : text.Policy.Trim();
    }

    private static string Checked(string? text, int longest, string what)
    {
        var clean = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";
        if (clean.Length == 0) throw Refusal.BadInput($"{what}_missing", $"Please write a {what}.");
        if (clean.Length > longest) throw Refusal.BadInput($"{what}_too_long", string.Create(CultureInfo.InvariantCulture, $"Please keep the {what} under {longest:N0} characters."));
        return clean;
    }

    private static string SlugOf(string? title, Guid id)
    {
        var slug = new StringBuilder();
        foreach (var letter in (title ?? "").ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == 60) break;
        }

        return $"{slug.ToString().Trim('-')}-{id.ToString("N")[^6..]}".TrimStart('-');
    }
}

/// What is written in an announcement, before it is checked.
public sealed record AnnouncementText(AnnouncementKind Kind, string? Title, string? Summary, string? Text, DateTimeOffset? EffectiveAt, bool AsksAcknowledgement, string? Policy);

/// Whom an announcement is for: it reaches a seller who has one tag of each kind that it names. None: everybody.
public sealed class AnnouncementSegment
{
    public required Guid AnnouncementId { get; init; }

    /// `region`, `tier` or `category`.
    public required string Kind { get; init; }

    /// `region:US`, as callers carry it.
    public required string Tag { get; init; }
}

/// What a person did with an announcement.
public sealed class AnnouncementReading
{
    public required Guid AnnouncementId { get; init; }
    public required Guid PersonId { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// Put away from the banner.
    public DateTimeOffset? DismissedAt { get; set; }
}
