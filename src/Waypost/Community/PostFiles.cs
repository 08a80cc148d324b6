using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Pictures of a topic are seen by those who see the topic.
public sealed class TopicFiles : IAttachedTo
{
    public string Kind => "topic";

    public async Task<bool> MaySeeAsync(WaypostDb db, Caller caller, string id, CancellationToken stop) =>
        Guid.TryParse(id, out var topic) && await db.Topics.VisibleTo(caller).AnyAsync(each => each.Id == topic, stop);
}

/// Pictures of a reply are hidden together with it.
public sealed class ReplyFiles : IAttachedTo
{
    public string Kind => "reply";

    public async Task<bool> MaySeeAsync(WaypostDb db, Caller caller, string id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var replyId)) return false;
        var host = caller.Is(Roles.Host);
        var topics = db.Topics.VisibleTo(caller);
        return await db.Replies.AnyAsync(reply => reply.Id == replyId && (host || reply.HiddenAt == null) && topics.Any(topic => topic.Id == reply.TopicId), stop);
    }
}
