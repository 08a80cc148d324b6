namespace Waypost.Chat;

/// A conversation as programs read it.
public sealed record ConversationJson(
    string Id, string Status, string Subject, string? Topic, string TeamId, string? AssigneeId, string SellerId, DateTimeOffset OpenedAt, DateTimeOffset LastLineAt, long LastSeq, QueueJson? Queue)
{
    public static ConversationJson From(Conversation conversation, QueueState queue) => new(
        conversation.Id.ToString(), LineJson.Snake(conversation.Status), conversation.Subject, conversation.Topic, conversation.TeamId.ToString(), conversation.AssigneeId?.ToString(),
        conversation.SellerId.ToString(), conversation.OpenedAt, conversation.LastLineAt, conversation.LastSeq,
        conversation.Status != ConversationStatus.Waiting ? null : QueueJson.From(queue.PlaceOf(conversation.Id) ?? queue.PlaceAfter(queue.WaitingFor(conversation.TeamId), conversation.TeamId)));
}

/// Place in line (1 is next) and the expected wait in seconds.
public sealed record QueueJson(int Position, double ExpectedWaitSeconds)
{
    public static QueueJson From(QueuePlace place) => new(place.Position, Math.Round(place.ExpectedWaitSeconds));
}

public sealed record PostedJson(long Seq, DateTimeOffset At);

public sealed record ConversationList(IReadOnlyList<ConversationJson> Items, string? Next);
