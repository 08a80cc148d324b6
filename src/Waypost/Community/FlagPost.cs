using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// A member reports a post to the hosts; once a post and person.
public sealed class FlagPost(WriteLane lane, TimeProvider clock)
{
    /// The topic that the post belongs to.
    public Task<Guid> RunAsync(Caller caller, Guid postId, string? reason, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var why = reason?.Trim() ?? "";
        if (why.Length == 0) throw Refusal.BadInput("reason_missing", "Please say in a few words what is wrong with the post.");
        var topicId = await db.Replies.Where(reply => reply.Id == postId && reply.HiddenAt == null).Select(reply => (Guid?)reply.TopicId).SingleOrDefaultAsync(stop) ?? postId;
        if (!await db.Topics.VisibleTo(caller).AnyAsync(topic => topic.Id == topicId, stop)) throw Refusal.NotFound("post");
        if (await db.PostFlags.AnyAsync(flag => flag.PostId == postId && flag.PersonId == caller.UserId, stop)) return topicId;
        var now = clock.GetUtcNow();
        db.Add(new PostFlag { Id = Guid.CreateVersion7(now), PostId = postId, TopicId = topicId, PersonId = caller.UserId, Reason = why.Length > 400 ? why[..400] : why, At = now });
        return topicId;
    }, stop);
}
