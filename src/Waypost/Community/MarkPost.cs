using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// "Same here" on a topic, "Helpful" on a reply: once a person, taken back by asking again.
public sealed class MarkPost(WriteLane lane, TimeProvider clock)
{
    /// Whether the mark is set now.
    public Task<bool> SameHereAsync(Caller caller, Guid topicId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var topic = await db.Topics.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(each => each.Id == topicId, stop) ?? throw Refusal.NotFound("topic");
        var by = await ToggleAsync(db, topic.Id, topic.AuthorId, caller, stop);
        await db.Topics.Where(each => each.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(each => each.SameHere, each => each.SameHere + by), stop);
        return by > 0;
    }, stop);

    /// The reply's topic, and whether the mark is set now.
    public Task<(Guid Topic, bool IsSet)> HelpfulAsync(Caller caller, Guid replyId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var reply = await db.Replies.AsNoTracking().SingleOrDefaultAsync(each => each.Id == replyId && each.HiddenAt == null, stop) ?? throw Refusal.NotFound("reply");
        if (!await db.Topics.VisibleTo(caller).AnyAsync(each => each.Id == reply.TopicId, stop)) throw Refusal.NotFound("reply");
        var by = await ToggleAsync(db, reply.Id, reply.AuthorId, caller, stop);
        await db.Replies.Where(each => each.Id == replyId).ExecuteUpdateAsync(set => set.SetProperty(each => each.Helpful, each => each.Helpful + by), stop);
        await db.CreditAsync(reply.AuthorId, by * Member.PointsForHelpful, stop);
        return (reply.TopicId, by > 0);
    }, stop);

    private async Task<int> ToggleAsync(WaypostDb db, Guid post, Guid author, Caller caller, CancellationToken stop)
    {
        if (author == caller.UserId) throw new Refusal("own_post", "This is your own post: the mark is for others to give.");
        if (await db.PostMarks.SingleOrDefaultAsync(mark => mark.PostId == post && mark.PersonId == caller.UserId, stop) is { } mark)
        {
            db.Remove(mark);
            return -1;
        }

        db.Add(new PostMark { PostId = post, PersonId = caller.UserId, At = clock.GetUtcNow() });
        return 1;
    }
}
