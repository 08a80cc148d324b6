namespace Waypost.Navigator.Issues;

/// An issue type in memory, ready for decisions.
public sealed record Issue(int Index, string Id, string Topic, string Title, string Summary, Need Need, string? Team, string? Group, IReadOnlyList<string> Checks, IReadOnlyList<string> Articles)
{
    /// What the model is told about the type besides its phrasings: where that changes, it learns anew.
    public string Told => $"{Id}\t{Need}\t{Group is null}";

    public static Issue From(IssueType row, int index) =>
        new(index, row.Id, row.Topic, row.Title, row.Summary, row.Need, row.Team, row.Group, Split(row.Checks), Split(row.Articles));

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
