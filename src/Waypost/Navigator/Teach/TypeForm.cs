using System.Text.RegularExpressions;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Teach;

/// An issue type as an editor types it. `Checks` and `Articles` are comma separated ids and slugs, the best first.
public sealed partial record TypeForm(string? Id, string? Topic, string? Title, string? Summary, string? Need, string? Team, string? Group, string? Checks, string? Articles)
{
    public static TypeForm From(IFormCollection sent) => new(sent["Id"], sent["Topic"], sent["Title"], sent["Summary"], sent["Need"], sent["Team"], sent["Group"], sent["Checks"], sent["Articles"]);

    public static TypeForm From(Issue issue) => new(issue.Id, issue.Topic, issue.Title, issue.Summary, issue.Need.ToString(), issue.Team, issue.Group, string.Join(", ", issue.Checks), string.Join(", ", issue.Articles));

    public IReadOnlyDictionary<string, string> Problems(IssueCatalogue catalogue, bool adding)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (adding && (Id is null || !Name().IsMatch(Id))) problems[nameof(Id)] = "An id has 3 to 60 small letters, digits and underscores.";
        else if (adding && (catalogue.Find(Id) is not null || Natures.Find(Id!) is not null || Id == Phrasing.OutOfScope)) problems[nameof(Id)] = "There is an issue type of this id already.";
        if (!catalogue.Issues.Any(issue => issue.Topic == Topic)) problems[nameof(Topic)] = "Choose one of the topics.";
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > 120) problems[nameof(Title)] = "Enter a title of up to 120 characters.";
        if (string.IsNullOrWhiteSpace(Summary) || Summary.Length > 200) problems[nameof(Summary)] = "Say in up to 200 characters what it is about.";
        if (!Enum.TryParse<Need>(Need, out _)) problems[nameof(Need)] = "Choose what it takes.";
        if (Team is { Length: > 0 } && !Slug().IsMatch(Team)) problems[nameof(Team)] = "A team's short name has small letters, digits and hyphens.";
        if (Group is { Length: > 0 } && !Slug().IsMatch(Group)) problems[nameof(Group)] = "A group's short name has small letters, digits and hyphens.";
        if (List(Checks).Length > 400 || List(Articles).Length > 400) problems[nameof(Articles)] = "Please keep these lists under 400 characters.";
        else if (List(Articles).Split(',', StringSplitOptions.RemoveEmptyEntries).Any(slug => !Slug().IsMatch(slug))) problems[nameof(Articles)] = "Articles are named by the last part of their address.";
        return problems;
    }

    public void Fill(IssueType type)
    {
        (type.Topic, type.Title, type.Summary, type.Need) = (Topic!, Title!.Trim(), Summary!.Trim(), Enum.Parse<Need>(Need!));
        (type.Team, type.Group, type.Checks, type.Articles) = (Nothing(Team), Nothing(Group), List(Checks), List(Articles));
    }

    private static string? Nothing(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string List(string? text) => string.Join(',', (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [GeneratedRegex("^[a-z][a-z0-9_]{2,59}$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.None, 1000)]
    private static partial Regex Slug();
}
