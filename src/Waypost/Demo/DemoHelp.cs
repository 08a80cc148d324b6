using Waypost.HelpCenter;
using Waypost.People;
using Waypost.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Demo;

/// The demo marketplace's Help Center: `content/demo/help/*.md`.
public sealed class DemoHelp : IDemoPart
{
    private static readonly string[] Popular = ["payout-schedule", "return-window", "upload-your-tax-id", "process-a-refund", "why-is-my-payout-on-hold", "selling-fees", "listing-not-visible"];
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public int Order => 30;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var folder = Path.Combine(demo.Content, "demo", "help");
        foreach (var category in Yaml.Deserialize<List<CategoryFile>>(await File.ReadAllTextAsync(Path.Combine(folder, "categories.yaml"), stop)))
            db.Add(new HelpCategory { Id = category.Id, Title = category.Title, Summary = category.Summary, Position = category.Order });

        var editor = demo.Cast["editor"];
        var by = new Caller(editor.Id, editor.Name, editor.Roles, null, [], "en", "UTC");
        var others = new List<(VersionFile Head, string Body)>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "versions"), "*.md").Order(StringComparer.Ordinal)) others.Add(Split<VersionFile>(await File.ReadAllTextAsync(path, stop)));
        foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var (head, body) = Split<Head>(await File.ReadAllTextAsync(path, stop));
            Add(db, demo, by, head, body, others.Find(other => other.Head.Slug == head.Slug));
        }

        db.Nudge(Shelf.Log);
    }

    /// An article with its version, and the one before or after it where there is one.
    private static void Add(WaypostDb db, DemoWorld demo, Caller by, Head head, string body, (VersionFile Head, string Body) other)
    {
        var reviewed = Earlier(head.Reviewed, demo);
        var effective = head.Effective is null ? reviewed.AddDays(-90) : Earlier(head.Effective, demo);
        var article = Article.Begin(demo.Id(), head.Slug, effective);
        var featured = Array.IndexOf(Popular, head.Slug);
        article.Describe(Enum.Parse<ArticleKind>(head.Kind, ignoreCase: true), head.Category, string.Join(',', head.Related), head.Minutes, featured < 0 ? null : featured + 1, effective);
        article.MeantFor(string.Join(',', head.Audience.Segments()), effective);
        if (other.Head?.Effective is { } before) Publish(other.Head.Answer, other.Body, Earlier(before, demo), Earlier(before, demo), null);
        Publish(null, body, effective, effective, other.Head?.NextNote);
        if (other.Head?.EffectiveInDays is { } days) Publish(other.Head.Answer, other.Body, new DateTimeOffset(demo.Now.UtcDateTime.Date.AddDays(days), TimeSpan.Zero), demo.Now.AddDays(-other.Head.PublishedDaysAgo), other.Head.Note);
        article.Reviewed(reviewed);
        db.Add(article);

        void Publish(string? answer, string text, DateTimeOffset from, DateTimeOffset at, string? note)
        {
            article.Write(head.Locale, head.Title, head.Summary, answer ?? head.Answer, string.Join(", ", head.Keywords), text, at);
            db.AddRange(article.Publish(by, from, note, at));
        }
    }

    private static DateTimeOffset Earlier(string day, DemoWorld demo)
    {
        var at = new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        return at < demo.Now ? at : demo.Now.AddDays(-7);
    }

    private static (T Head, string Body) Split<T>(string file)
    {
        var end = file.IndexOf("\n---", 4, StringComparison.Ordinal);
        var body = file[(file.IndexOf('\n', end + 1) + 1)..].Trim();
        return (Yaml.Deserialize<T>(file[4..end]), body);
    }

    private sealed class Head
    {
        public string Slug { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Locale { get; set; } = "en";
        public string Title { get; set; } = "";
        public string Category { get; set; } = "";
        public string Summary { get; set; } = "";
        public string Answer { get; set; } = "";
        public List<string> Keywords { get; set; } = [];
        public int? Minutes { get; set; }
        public string? Effective { get; set; }
        public string Reviewed { get; set; } = "";
        public List<string> Related { get; set; } = [];
        public AudienceFile Audience { get; set; } = new();
    }

    /// A version before (`effective`) or after (`effective_in_days`) the one in the article's own file.
    private sealed class VersionFile
    {
        public string Slug { get; set; } = "";
        public string? Effective { get; set; }
        public int? EffectiveInDays { get; set; }
        public int PublishedDaysAgo { get; set; }
        public string? Note { get; set; }
        public string? NextNote { get; set; }
        public string? Answer { get; set; }
    }

    private sealed class AudienceFile
    {
        public List<string> Regions { get; set; } = [];
        public List<string> Tiers { get; set; } = [];
        public List<string> Categories { get; set; } = [];

        public IEnumerable<string> Segments() =>
            Regions.Select(region => "region:" + region).Concat(Tiers.Select(tier => "tier:" + tier)).Concat(Categories.Select(category => "category:" + category));
    }

    private sealed class CategoryFile
    {
        public string Id { get; set; } = "";
        public string Title { get; set; } = "";
        public string Summary { get; set; } = "";
        public int Order { get; set; }
    }
}
