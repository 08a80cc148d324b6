using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Navigator.Issues;

/// Reads the catalogue that comes with the program: `topic.yaml` with the types, `*.locale.txt` with phrasings under what they belong to: `[type]`, `[nature]` or, where both are known, `[nature type]`.
public sealed partial class CatalogueFiles(string folder)
{
    public static CatalogueFiles Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "content", "catalogue"));

    /// Changes with any file of the catalogue.
    public string Hash()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files("*.yaml").Concat(PhrasingFiles()).Order(StringComparer.Ordinal))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            sum.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    public List<IssueType> Types()
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();
        var types = new List<IssueType>();
        foreach (var file in Files("*.yaml").Order(StringComparer.Ordinal))
        {
            var topic = yaml.Deserialize<TopicFile>(File.ReadAllText(file));
            foreach (var type in topic.Types) types.Add(type.ToRow(topic.Topic, types.Count));
        }

        return types;
    }

    public IEnumerable<Phrasing> Phrasings()
    {
        foreach (var file in PhrasingFiles().Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file).Split('.');
            string[] labels = name[0] == Phrasing.OutOfScope ? [Phrasing.OutOfScope] : [];
            foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
            {
                if (Head().Match(line) is { Success: true } head) labels = head.Groups["labels"].Value.Split(' ');
                else if (line.Length > 0 && !line.StartsWith('#'))
                    foreach (var label in labels) yield return Phrasing.Of(label, name[1], line);
            }
        }
    }

    [GeneratedRegex("^\\[(?<labels>[a-z0-9_]+|(same_for_all|own_case|among_sellers) [a-z0-9_]+)\\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();

    private IEnumerable<string> PhrasingFiles() => Files("*.txt").Where(file => Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal));

    private IEnumerable<string> Files(string pattern) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    private sealed class TopicFile
    {
        public string Topic { get; set; } = "";
        public List<TypeEntry> Types { get; set; } = [];
    }

    private sealed class TypeEntry
    {
        public string Id { get; set; } = "";
        public string Title { get; set; } = "";
        public string Summary { get; set; } = "";
        public string Need { get; set; } = "general";
        public string? Team { get; set; }
        public string? Group { get; set; }
        public List<string> Checks { get; set; } = [];
        public List<string> Articles { get; set; } = [];

        public IssueType ToRow(string topic, int position) => new()
        {
            Id = Id, Topic = topic, Title = Title, Summary = Summary, Need = Enum.Parse<Need>(Need, ignoreCase: true), Team = Team, Group = Group,
            Checks = string.Join(',', Checks), Articles = string.Join(',', Articles), Position = position,
        };
    }
}
