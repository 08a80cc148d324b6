using Waypost.Web;

namespace Waypost.Community;

public sealed record ListJson<T>(IReadOnlyList<T> Items, string? Next);

public sealed record AuthorJson(string Id, string Name, string Shop, Standing Standing, bool Staff)
{
    public static AuthorJson From(AuthorView author) => new(author.Id.ToString(), author.Name, author.Shop, author.Standing, author.IsStaff);
}

public sealed record GroupJson(string Id, string Slug, string Name, GroupKind Kind, string Summary, int Members, int Topics, bool Joined, string Url)
{
    public static GroupJson From(GroupView group) => new(group.Id.ToString(), group.Slug, group.Name, group.Kind, group.Summary, group.Members, group.Topics, group.Joined, $"/community/g/{group.Slug}");
}

public sealed record TopicRowJson(
    string Id, string Group, TopicKind Kind, string Title, AuthorJson Author, DateTimeOffset At, DateTimeOffset LastActivityAt, int Replies, int SameHere, bool Answered, bool Locked, IReadOnlyList<string> Tags, string Url)
{
    public static TopicRowJson From(TopicRowView topic) => new(topic.Id.ToString(), topic.GroupSlug, topic.Kind, topic.Title, AuthorJson.From(topic.Author), topic.CreatedAt, topic.LastActivityAt,
        topic.Replies, topic.SameHere, topic.IsAnswered, topic.IsLocked, topic.Tags, $"/community/t/{topic.Id}");
}

public sealed record FileJson(string Id, string Name, string Url)
{
    public static FileJson From(FileView file) => new(file.Id.ToString(), file.Name, $"/files/{file.Id}");
}

public sealed record ReplyJson(
    string Id, string TopicId, long Seq, AuthorJson Author, string Text, string Html, DateTimeOffset At, DateTimeOffset? EditedAt, bool Accepted, bool Official, bool Hidden, int Helpful, IReadOnlyList<FileJson> Files)
{
    public static ReplyJson From(ReplyView reply) => new(reply.Id.ToString(), reply.TopicId.ToString(), reply.Seq, AuthorJson.From(reply.Author), reply.Text, Markdown.ToHtml(reply.Text), reply.CreatedAt, reply.EditedAt,
        reply.IsAccepted, reply.IsOfficial, reply.IsHidden, reply.Helpful, [.. reply.Files.Select(FileJson.From)]);
}

public sealed record TopicJson(
    string Id, string Group, TopicKind Kind, string Title, AuthorJson Author, string Text, string Html, DateTimeOffset At, DateTimeOffset? EditedAt, DateTimeOffset LastActivityAt,
    int SameHere, bool Locked, string? AcceptedReplyId, IReadOnlyList<string> Tags, IReadOnlyList<FileJson> Files, string Url, int ReplyCount, IReadOnlyList<ReplyJson> Replies, string? Next)
{
    public static TopicJson From(TopicView topic, IReadOnlyList<ReplyView> replies, string? next) => new(
        topic.Row.Id.ToString(), topic.Row.GroupSlug, topic.Row.Kind, topic.Row.Title, AuthorJson.From(topic.Row.Author), topic.Text, Markdown.ToHtml(topic.Text), topic.Row.CreatedAt, topic.EditedAt, topic.Row.LastActivityAt,
        topic.Row.SameHere, topic.Row.IsLocked, topic.AcceptedReplyId?.ToString(), topic.Row.Tags, [.. topic.Files.Select(FileJson.From)], $"/community/t/{topic.Row.Id}", topic.Row.Replies, [.. replies.Select(ReplyJson.From)], next);
}

public sealed record NewTopicJson(TopicKind? Kind, string? Title, string? Text, IReadOnlyList<string>? Tags, string? ClientId, IReadOnlyList<Guid>? FileIds);

public sealed record NewReplyJson(string? ClientId, string? Text, bool Official, IReadOnlyList<Guid>? FileIds);

public sealed record ReasonJson(string? Reason);

public sealed record MarkJson(bool Set);
