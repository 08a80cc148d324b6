using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// A host hides, shows, locks and opens posts; each of it is in the audit log, and the author is told why.
public sealed class Moderate(WriteLane lane, TimeProvider clock)
{
    public Task LockAsync(Caller host, Guid topicId, bool locked, string? reason, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var topic = await db.Topics.SingleOrDefaultAsync(each => each.Id == topicId, stop) ?? throw Refusal.NotFound("topic");
        if (topic.IsLocked == locked) return;
        topic.Lock(locked, now);
        await db.AuditAsync(host.UserId, locked ? "topic.locked" : "topic.opened", $"topic:{topicId}", now, stop, reason: Clean(reason));
        if (locked && topic.AuthorId != host.UserId) db.Notify(topic.AuthorId, "topic.locked", $"The hosts closed your topic: {topic.Title}", $"/community/t/{topicId}", now);
        db.Nudge($"topic:{topicId}");
    }, stop);

    public Task HideTopicAsync(Caller host, Guid topicId, bool hidden, string? reason, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var why = hidden ? Needed(reason) : Clean(reason);
        var topic = await db.Topics.SingleOrDefaultAsync(each => each.Id == topicId, stop) ?? throw Refusal.NotFound("topic");
        if (topic.IsHidden == hidden) return;
        topic.Hide(hidden, why, now);
        await CloseFlagsAsync(db, topicId, hidden, host.UserId, now, stop);
        await db.AuditAsync(host.UserId, hidden ? "topic.hidden" : "topic.shown", $"topic:{topicId}", now, stop, reason: why);
        if (hidden && topic.AuthorId != host.UserId) db.Notify(topic.AuthorId, "topic.hidden", $"The hosts hid your topic \"{topic.Title}\": {why}", $"/community/t/{topicId}", now);
        db.Nudge(CommunityRoom.Log);
    }, stop);

    /// The reply's topic.
    public Task<Guid> HideReplyAsync(Caller host, Guid replyId, bool hidden, string? reason, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var why = hidden ? Needed(reason) : Clean(reason);
        var topicId = await db.Replies.Where(each => each.Id == replyId).Select(each => (Guid?)each.TopicId).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("reply");
        var seq = await db.NextSeqAsync(topicId, stop);
        var reply = await db.Replies.SingleAsync(each => each.Id == replyId, stop);
        if (reply.IsHidden == hidden) return topicId;
        reply.Hide(hidden, why, seq, now);
        await CloseFlagsAsync(db, replyId, hidden, host.UserId, now, stop);
        await db.AuditAsync(host.UserId, hidden ? "reply.hidden" : "reply.shown", $"reply:{replyId}", now, stop, reason: why);
        if (hidden && reply.AuthorId != host.UserId) db.Notify(reply.AuthorId, "reply.hidden", $"The hosts hid a reply of yours: {why}", $"/community/t/{topicId}#reply-{replyId}", now);
        await db.Topics.Where(each => each.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(each => each.ChangedAt, now), stop);
        db.Nudge($"topic:{topicId}");
        db.Nudge(CommunityRoom.Log);
        return topicId;
    }, stop);

    /// The post stays: the flags on it are answered.
    public Task KeepAsync(Caller host, Guid postId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        await CloseFlagsAsync(db, postId, hidden: false, host.UserId, now, stop);
        await db.AuditAsync(host.UserId, "post.kept", $"post:{postId}", now, stop);
    }, stop);

    private static async Task CloseFlagsAsync(WaypostDb db, Guid post, bool hidden, Guid host, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var flag in await db.PostFlags.Where(flag => flag.PostId == post && flag.DecidedAt == null).ToListAsync(stop))
            flag.Decide(hidden ? FlagDecision.Hidden : FlagDecision.Kept, host, now);
    }

    private static string Needed(string? reason) => Clean(reason) ?? throw Refusal.BadInput("reason_missing", "Please say which rule the post breaks: its author reads it.");

    private static string? Clean(string? reason) => reason?.Trim() is { Length: > 0 } clean ? clean.Length > 400 ? clean[..400] : clean : null;
}
