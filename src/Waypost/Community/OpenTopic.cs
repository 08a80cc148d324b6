using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// What somebody wrote to open a topic. `ClientId` makes sending it twice harmless.
public sealed record NewTopic(TopicKind Kind, string? Title, string? Text, string? Tags, string? ClientId, IReadOnlyList<Guid> FileIds);

/// A member asks, discusses or shares: the topic appears in its group at once, and its followers hear of it.
public sealed class OpenTopic(WriteLane lane, TimeProvider clock)
{
    public Task<(Guid Id, bool IsNew)> RunAsync(Caller caller, string groupSlug, NewTopic written, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        if (await db.MadeByAsync(caller.UserId, written.ClientId, stop) is { } made) return (made, false);
        var now = clock.GetUtcNow();
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == groupSlug, stop) ?? throw Refusal.NotFound("group");
        group.RefuseTopicsOfOthers(caller.Is(Roles.Host));
        (await db.MemberAsync(caller, now, stop)).RefuseIfTooFast(caller.IsStaff ? 0 : await db.PostsSinceAsync(caller.UserId, now - Member.PostWindow, stop));

        await db.Groups.Where(each => each.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastSeq, each => each.LastSeq + 1).SetProperty(each => each.Topics, each => each.Topics + 1), stop);
        var seq = await db.Groups.Where(each => each.Id == group.Id).Select(each => each.LastSeq).SingleAsync(stop);
        var topic = Topic.Open(group.Id, seq, written.Kind, written.Title, written.Text, caller.UserId, now);
        db.Add(topic);
        foreach (var tag in PostText.Tags(written.Tags)) db.Add(new TopicTag { TopicId = topic.Id, Tag = tag });
        await db.AttachAsync(caller.UserId, written.FileIds, $"topic:{topic.Id}", stop);
        db.Remember(caller.UserId, written.ClientId, topic.Id, now);
        await db.FollowAsync(caller.UserId, FollowKind.Topic, topic.Id, now, stop);
        TellFollowers.Ask(db, topic.Id, null, now);
        db.Nudge($"group:{group.Id}");
        db.Nudge(CommunityRoom.Log);
        return (topic.Id, true);
    }, stop);
}
