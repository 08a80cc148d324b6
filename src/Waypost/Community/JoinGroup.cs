using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Joining a group also follows it; leaving ends both. Asking twice changes nothing.
public sealed class JoinGroup(WriteLane lane, TimeProvider clock)
{
    public Task RunAsync(Caller caller, string slug, bool join, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == slug, stop) ?? throw Refusal.NotFound("group");
        var membership = await db.Set<GroupMembership>().SingleOrDefaultAsync(each => each.GroupId == group.Id && each.PersonId == caller.UserId, stop);
        if (join == membership is not null) return;
        if (membership is null)
        {
            db.Add(new GroupMembership { GroupId = group.Id, PersonId = caller.UserId, At = now });
            await db.MemberAsync(caller, now, stop);
            await db.FollowAsync(caller.UserId, FollowKind.Group, group.Id, now, stop);
        }
        else
        {
            db.Remove(membership);
            await db.Follows.Where(follow => follow.SubjectId == group.Id && follow.PersonId == caller.UserId).ExecuteDeleteAsync(stop);
        }

        var by = join ? 1 : -1;
        await db.Groups.Where(each => each.Id == group.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Members, each => each.Members + by), stop);
    }, stop);
}
