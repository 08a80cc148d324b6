using Microsoft.EntityFrameworkCore;
using Waypost.Announcements;
using Waypost.Notices;
using Waypost.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Demo;

/// The demo marketplace's announcements: `content/demo/announcements/*.md`. Some sellers have acknowledged, most have not.
public sealed class DemoAnnouncements : IDemoPart
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public int Order => 50;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(demo.Content, "demo", "announcements"), "*.md").Order(StringComparer.Ordinal)) Add(db, demo, await File.ReadAllTextAsync(path, stop));
        db.Nudge(AnnouncementsRoom.Log);
    }

    private static void Add(WaypostDb db, DemoWorld demo, string text)
    {
        var end = text.IndexOf("\n---", 4, StringComparison.Ordinal);
        var head = Yaml.Deserialize<Head>(text[4..end]);
        var published = demo.Now.AddDays(-head.DaysAgo);
        var today = new DateTimeOffset(demo.Now.UtcDateTime.Date, TimeSpan.Zero);
        var kind = Enum.Parse<AnnouncementKind>(head.Kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var written = new AnnouncementText(kind, head.Title, head.Summary, text[(text.IndexOf('\n', end + 1) + 1)..], head.EffectiveInDays is { } days ? today.AddDays(days) : null, head.Acknowledge, head.Policy);
        var announcement = Announcement.Write(written, demo.Cast["editor"].Id, published, demo.Id(), head.Slug);
        announcement.Publish(published, published);
        db.Add(announcement);
        foreach (var tag in head.Audience?.Regions ?? []) db.Add(new AnnouncementSegment { AnnouncementId = announcement.Id, Kind = "region", Tag = $"region:{tag}" });
        foreach (var tag in head.Audience?.Tiers ?? []) db.Add(new AnnouncementSegment { AnnouncementId = announcement.Id, Kind = "tier", Tag = $"tier:{tag}" });

        foreach (var key in new[] { "seller", "gold" })
            if (Reach.IsFor([.. (head.Audience?.Tiers ?? []).Select(tier => $"tier:{tier}")], new HashSet<string>())) db.Notify(demo.Cast[key].Id, "announcement.published", head.Title, $"/announcements/{head.Slug}", published);
        if (!head.Acknowledge) return;
        foreach (var person in demo.SellerPeople.Skip(2).Take(200))
            if (demo.Random.Next(10) < 4) db.Add(new AnnouncementReading { AnnouncementId = announcement.Id, PersonId = person.Id, AcknowledgedAt = published.AddHours(demo.Random.Next(1, 24 * Math.Max(1, (int)head.DaysAgo))) });
    }

    private sealed class Head
    {
        public string Slug { get; set; } = "";
        public string Title { get; set; } = "";
        public string Kind { get; set; } = "";
        public double DaysAgo { get; set; }
        public int? EffectiveInDays { get; set; }
        public bool Acknowledge { get; set; }
        public string? Policy { get; set; }
        public string Summary { get; set; } = "";
        public AudienceFile? Audience { get; set; }
    }

    private sealed class AudienceFile
    {
        public List<string> Regions { get; set; } = [];
        public List<string> Tiers { get; set; } = [];
    }
}
