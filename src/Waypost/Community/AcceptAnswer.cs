using Microsoft.EntityFrameworkCore;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// The asker (or a host) says: this solved it. The answer is marked, its author earns standing.
public sealed class AcceptAnswer(WriteLane lane, TimeProvider clock)
{
    public Task<Guid> RunAsync(Caller caller, Guid replyId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var topicId = await db.Replies.Where(each => each.Id == replyId).Select(each => (Guid?)each.TopicId).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("reply");
        if (!await db.Topics.VisibleTo(caller).AnyAsync(each => each.Id == topicId, stop)) throw Refusal.NotFound("reply");
        var seq = await db.NextSeqAsync(topicId, stop);
        var topic = await db.Topics.SingleAsync(each => each.Id == topicId, stop);
        var reply = await db.Replies.SingleAsync(each => each.Id == replyId, stop);
        var before = topic.AcceptedReplyId;
        topic.Accept(reply, caller, now);
        if (before == topic.AcceptedReplyId) return topicId;

        reply.Touch(seq);
        if (before is { } other)
        {
            var previous = await db.Replies.SingleAsync(each => each.Id == other, stop);
            previous.Touch(seq);
            await db.CreditAsync(previous.AuthorId, -Member.PointsForAccepted, stop);
        }

        if (reply.AuthorId != topic.AuthorId) await db.CreditAsync(reply.AuthorId, Member.PointsForAccepted, stop);
        if (reply.AuthorId != caller.UserId) db.Notify(reply.AuthorId, "answer.accepted", $"Your answer was accepted: {topic.Title}", $"/community/t/{topic.Id}#reply-{reply.Id}", now);
        db.Nudge($"topic:{topic.Id}");
        db.Nudge(CommunityRoom.Log);
        return topicId;
    }, stop);
}
