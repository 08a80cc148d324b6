using Waypost.People;

namespace Waypost.Community;

/// Who wrote something, as others see it.
public sealed record AuthorView(Guid Id, string Name, string Shop, Standing Standing, bool IsStaff)
{
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => char.ToUpperInvariant(part[0])));
    public int Colour => Id.ToByteArray()[15] % 6 + 1;
}

public sealed record FileView(Guid Id, string Name, bool IsPicture);

public sealed record GroupView(Guid Id, string Slug, string Name, GroupKind Kind, string Summary, string Welcome, string Rules, long LastSeq, int Members, int Topics, bool Joined, bool Follows);

public sealed record TopicRowView(
    Guid Id, string Title, TopicKind Kind, Guid GroupId, string GroupSlug, string GroupName, long GroupSeq, AuthorView Author,
    DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt, int Replies, int SameHere, bool IsAnswered, bool IsLocked, bool IsHidden, IReadOnlyList<string> Tags);

/// A topic with its own text; its replies come apart.
public sealed record TopicView(
    TopicRowView Row, string Text, DateTimeOffset? EditedAt, long LastSeq, Guid? AcceptedReplyId, string? HiddenReason, IReadOnlyList<FileView> Files, bool SameHereByMe, bool Followed);

public sealed record ReplyView(
    Guid Id, Guid TopicId, long Seq, long ChangedSeq, AuthorView Author, string Text, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt,
    bool IsOfficial, bool IsHidden, string? HiddenReason, bool IsAccepted, int Helpful, bool HelpfulByMe, IReadOnlyList<FileView> Files);

public sealed record MemberView(AuthorView Author, string Category, string Region, string About, int Points, DateTimeOffset JoinedAt, int Topics, int Replies, int Accepted, bool Followed);

public sealed record FlaggedView(Guid PostId, Guid TopicId, bool IsReply, string Title, string Text, AuthorView Author, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// What the one who reads may do in a topic: decides which buttons stand there, never instead of the deed's own rule.
public sealed record Reader(Guid Id, bool IsSignedIn, bool IsHost, bool IsAsker, bool MayAccept, bool IsLocked)
{
    public static Reader Of(Caller caller, TopicRowView topic)
    {
        var asker = caller.IsSignedIn && caller.UserId == topic.Author.Id;
        var host = caller.Is(Roles.Host);
        return new(caller.UserId, caller.IsSignedIn, host, asker, topic.Kind == TopicKind.Question && (asker || host), topic.IsLocked);
    }
}
