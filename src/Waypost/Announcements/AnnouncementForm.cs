using System.Globalization;

namespace Waypost.Announcements;

/// What the form for an announcement holds. `Then` is the button: draft, publish or schedule.
public sealed record AnnouncementForm(
    string? Title, string? Summary, string? Text, string? Kind, string? Policy, string? EffectiveOn, string? Acknowledge, string? Then, string? PublishOn, string? ClientId)
{
    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<string> Tiers { get; init; } = [];

    public IReadOnlyList<string> Segments => [.. Regions.Select(region => $"region:{region}"), .. Tiers.Select(tier => $"tier:{tier}")];

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Title)) problems["title"] = "Please write a title.";
        if (string.IsNullOrWhiteSpace(Summary)) problems["summary"] = "Please say in one sentence what changes.";
        if (string.IsNullOrWhiteSpace(Text)) problems["text"] = "Please write the text.";
        if (!string.IsNullOrEmpty(EffectiveOn) && Day(EffectiveOn) is null) problems["effectiveOn"] = "Please enter a date.";
        if (Then == "schedule" && Moment(PublishOn) is null) problems["publishOn"] = "Please say when it should be published.";
        return problems;
    }

    public AnnouncementText ToText() => new(Enum.TryParse<AnnouncementKind>(Kind, ignoreCase: true, out var kind) ? kind : AnnouncementKind.Announcement, Title, Summary, Text, Day(EffectiveOn), Acknowledge == "true", Policy);

    /// Null stays a draft.
    public DateTimeOffset? PublishAt(DateTimeOffset now) => Then switch { "publish" => now, "schedule" => Moment(PublishOn), _ => null };

    private static DateTimeOffset? Day(string? text) => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static DateTimeOffset? Moment(string? text) => DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static AnnouncementForm From(AnnouncementView announcement) => new(
        announcement.Row.Title, announcement.Row.Summary, announcement.Text, announcement.Row.Kind.ToString(), announcement.Policy, announcement.Row.EffectiveAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        announcement.Row.AsksAcknowledgement ? "true" : null, null, announcement.Row.State == AnnouncementState.Scheduled ? announcement.Row.PublishAt!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null, null)
    {
        Regions = [.. announcement.Segments.Where(tag => tag.StartsWith("region:", StringComparison.Ordinal)).Select(tag => tag["region:".Length..])],
        Tiers = [.. announcement.Segments.Where(tag => tag.StartsWith("tier:", StringComparison.Ordinal)).Select(tag => tag["tier:".Length..])],
    };
}
