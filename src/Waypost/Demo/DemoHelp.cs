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
        foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)) Add(db, demo, by, await File.ReadAllTextAsync(path, stop));
        db.Nudge(Shelf.Log);
    }

    private static void Add(WaypostDb db, DemoWorld demo, Caller by, string file)
    {
        var (head, body) = Split(file);
        var reviewed = Earlier(head.Reviewed, demo);
        var effective = head.Effective is null ? reviewed.AddDays(-90) : Earlier(head.Effective, demo);
        var article = Article.Begin(demo.Id(), head.Slug, effective);
        var kind = Enum.Parse<ArticleKind>(head.Kind, ignoreCase: true);
        var featured = Array.IndexOf(Popular, head.Slug);
        article.Describe(kind, head.Category, string.Join(',', head.Related), head.Minutes, featured < 0 ? null : featured + 1, effective);
        article.Write(head.Locale, head.Title, head.Summary, head.Answer, string.Join(", ", head.Keywords), body, effective);
        article.MeantFor(string.Join(',', head.Audience.Segments()), effective);
        var versions = article.Publish(by, effective, null, effective);
        article.Reviewed(reviewed);
        db.Add(article);
        db.AddRange(versions);
    }

    private static DateTimeOffset Earlier(string day, DemoWorld demo)
    {
        var at = new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
        return at < demo.Now ? at : demo.Now.AddDays(-7);
    }

    private static (Head Head, string Body) Split(string file)
    {
        var end = file.IndexOf("\n---", 4, StringComparison.Ordinal);
        var body = file[(file.IndexOf('\n', end + 1) + 1)..].Trim();
        return (Yaml.Deserialize<Head>(file[4..end]), body);
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
