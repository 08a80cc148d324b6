namespace Waypost.Community;

public enum GroupKind { Category, Region, Official }

/// A place in the community where sellers of one kind or interest meet.
public sealed class Group
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required GroupKind Kind { get; init; }
    public string Summary { get; set; } = "";

    /// Markdown, shown at the top of the group.
    public string Welcome { get; set; } = "";

    /// One rule a line.
    public string Rules { get; set; } = "";

    /// The number of the newest topic: the group's live log.
    public long LastSeq { get; set; }
    public int Members { get; set; }
    public int Topics { get; set; }

    /// In an official group the hosts begin, everybody may answer.
    public void RefuseTopicsOfOthers(bool byHost)
    {
        if (Kind == GroupKind.Official && !byHost)
            throw Refusal.NotAllowed("official_group", $"In \"{Name}\" only the Community team opens topics. You can reply to any of them, or open yours in another group.");
    }
}

public sealed class GroupMembership
{
    public required Guid GroupId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}
