using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// What somebody wrote to answer. Only staff can mark it as official.
public sealed record NewReply(string? Text, string? ClientId, bool Official, IReadOnlyList<Guid> FileIds);

/// Adds a reply: durable and numbered before it is answered, shown at once to everybody who reads the topic.
public sealed class PostReply(WriteLane lane, TimeProvider clock)
{
    public Task<(Guid Id, bool IsNew)> RunAsync(Caller caller, Guid topicId, NewReply written, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(written.ClientId)) throw Refusal.BadInput("client_id_missing", "A reply needs a clientId, so that sending it twice makes it once.");
        return lane.WriteAsync(async db =>
        {
            if (await db.MadeByAsync(caller.UserId, written.ClientId, stop) is { } made) return (made, false);
            var now = clock.GetUtcNow();
            if (!await db.Topics.VisibleTo(caller).AnyAsync(each => each.Id == topicId, stop)) throw Refusal.NotFound("topic");
            var seq = await db.NextSeqAsync(topicId, stop);
            var topic = await db.Topics.SingleAsync(each => each.Id == topicId, stop);
            (await db.MemberAsync(caller, now, stop)).RefuseIfTooFast(caller.IsStaff ? 0 : await db.PostsSinceAsync(caller.UserId, now - Member.PostWindow, stop));

            var reply = topic.Take(seq, written.Text, caller, written.Official, now);
            db.Add(reply);
            await db.AttachAsync(caller.UserId, written.FileIds, $"reply:{reply.Id}", stop);
            db.Remember(caller.UserId, written.ClientId, reply.Id, now);
            await db.FollowAsync(caller.UserId, FollowKind.Topic, topic.Id, now, stop);
            TellFollowers.Ask(db, topic.Id, reply.Id, now);
            db.Nudge($"topic:{topic.Id}");
            db.Nudge(CommunityRoom.Log);
            return (reply.Id, true);
        }, stop);
    }
}
