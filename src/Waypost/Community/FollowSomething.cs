using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Follows a topic, a group or a member, or stops following.
public sealed class FollowSomething(WriteLane lane, TimeProvider clock)
{
    public Task RunAsync(Caller caller, FollowKind kind, Guid subject, bool follow, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var there = kind switch
        {
            FollowKind.Topic => await db.Topics.VisibleTo(caller).AnyAsync(topic => topic.Id == subject, stop),
            FollowKind.Group => await db.Groups.AnyAsync(group => group.Id == subject, stop),
            _ => await db.Members.AnyAsync(member => member.PersonId == subject, stop),
        };
        if (!there) throw Refusal.NotFound(kind.ToString().ToLowerInvariant());
        if (follow) await db.FollowAsync(caller.UserId, kind, subject, clock.GetUtcNow(), stop);
        else await db.Follows.Where(each => each.SubjectId == subject && each.PersonId == caller.UserId).ExecuteDeleteAsync(stop);
    }, stop);
}
