using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Corrects one's own post; what it said before is kept and can be read.
public sealed class EditPost(WriteLane lane, TimeProvider clock)
{
    public Task TopicAsync(Caller caller, Guid topicId, string? title, string? text, string? tags, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var topic = await db.Topics.SingleOrDefaultAsync(each => each.Id == topicId && each.AuthorId == caller.UserId, stop) ?? throw Refusal.NotFound("topic");
        if (topic.Edit(caller, title, text, now) is { } before) db.Add(before);
        if (tags is not null)
        {
            var wanted = PostText.Tags(tags);
            var there = await db.Set<TopicTag>().Where(tag => tag.TopicId == topicId).ToListAsync(stop);
            db.RemoveRange(there.Where(tag => !wanted.Contains(tag.Tag)));
            foreach (var tag in wanted.Except(there.Select(tag => tag.Tag), StringComparer.Ordinal)) db.Add(new TopicTag { TopicId = topicId, Tag = tag });
        }

        db.Nudge(CommunityRoom.Log);
    }, stop);

    /// The reply's topic.
    public Task<Guid> ReplyAsync(Caller caller, Guid replyId, string? text, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var topicId = await db.Replies.Where(each => each.Id == replyId && each.AuthorId == caller.UserId).Select(each => (Guid?)each.TopicId).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("reply");
        var seq = await db.NextSeqAsync(topicId, stop);
        var topic = await db.Topics.AsNoTracking().SingleAsync(each => each.Id == topicId, stop);
        var reply = await db.Replies.SingleAsync(each => each.Id == replyId, stop);
        if (reply.Edit(topic, caller, text, seq, now) is not { } before) return topicId;
        db.Add(before);
        await db.Topics.Where(each => each.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(each => each.ChangedAt, now), stop);
        db.Nudge($"topic:{topicId}");
        db.Nudge(CommunityRoom.Log);
        return topicId;
    }, stop);
}
