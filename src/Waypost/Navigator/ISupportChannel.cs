using Waypost.People;

namespace Waypost.Navigator;

/// A channel that the navigator compares: how long now, where exactly. Answers come from memory: a decision takes under a millisecond.
public interface ISupportChannel
{
    /// `help_center`, `chat`, `community` or `account_manager`.
    string Channel { get; }

    /// Null when this channel is not there for this caller (audience, eligibility).
    ChannelOffer? Offer(ChannelQuestion question);
}

/// What is asked for. `Articles` are the slugs of the issue type, the best first; `Group` its community group; `Team` its desk team.
public sealed record ChannelQuestion(Caller Caller, string Text, string Locale, string? IssueType, string? Topic, IReadOnlyList<string> Articles, string? Group, string? Team, bool Urgent);

/// The exact place, and how long until help starts there now (seconds; median and 90th percentile).
public sealed record ChannelOffer(Destination Destination, IReadOnlyList<Stop> Path, double WaitSeconds, double WaitP90Seconds)
{
    /// How many wait before this caller, where there is a queue.
    public int? Waiting { get; init; }

    /// False after hours: the chat's form is then a ticket.
    public bool IsOpen { get; init; } = true;

    /// How well the destination fits the words, 0 to 1 (retrieval); 1 where the place itself is the point.
    public double Match { get; init; } = 1;
}

/// `Kind`: article, category, conversation, ticket, topic, group, slot. `Url` takes the context along by `?nav={id}`, which the navigator adds.
public sealed record Destination(string Kind, string Id, string Title, string Url);

public sealed record Stop(string Title, string? Url);
