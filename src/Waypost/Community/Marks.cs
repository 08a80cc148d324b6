namespace Waypost.Community;

/// "Same here" on a topic or "Helpful" on a reply, once a person.
public sealed class PostMark
{
    public required Guid PostId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}

public enum FollowKind { Topic, Group, Member }

/// Somebody wants to hear of what is new in a topic, a group, or from a member.
public sealed class Follow
{
    public required Guid SubjectId { get; init; }
    public required Guid PersonId { get; init; }
    public required FollowKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// A word under which a topic is found.
public sealed class TopicTag
{
    public required Guid TopicId { get; init; }
    public required string Tag { get; init; }
}

/// What a post said before it was edited.
public sealed class PostVersion
{
    public required Guid Id { get; init; }
    public required Guid PostId { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }

    /// Since when it said so, and when it was replaced.
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required Guid ReplacedById { get; init; }

    public static PostVersion Of(Guid post, string? title, string text, DateTimeOffset from, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PostId = post, Title = title, Text = text, From = from, Until = now, ReplacedById = by };
}

public enum FlagDecision { Hidden, Kept }

/// A member tells the hosts that a post breaks the rules.
public sealed class PostFlag
{
    public required Guid Id { get; init; }
    public required Guid PostId { get; init; }
    public required Guid TopicId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public FlagDecision? Decision { get; private set; }

    public void Decide(FlagDecision decision, Guid by, DateTimeOffset now)
    {
        if (DecidedAt is not null) return;
        (Decision, DecidedById, DecidedAt) = (decision, by, now);
    }
}
