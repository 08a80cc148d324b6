namespace Waypost.Community;

/// What the reply form holds; with a problem it comes back with what was typed.
public sealed record ReplyForm(string? Text, string ClientId, bool Official = false, string? Problem = null);

/// What the topic form holds.
public sealed record TopicForm(string? Group, TopicKind Kind, string? Title, string? Text, string? Tags, string ClientId)
{
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    public TopicForm Checked()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Group)) problems[nameof(Group)] = "Please choose a group.";
        if (Said(() => PostText.CheckTitle(Title)) is { } title) problems[nameof(Title)] = title;
        if (Said(() => PostText.Check(Text)) is { } text) problems[nameof(Text)] = text;
        return this with { Problems = problems };
    }

    private static string? Said(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Refusal no)
        {
            return no.Message;
        }
    }
}
