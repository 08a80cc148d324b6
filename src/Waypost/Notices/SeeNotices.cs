using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Notices;

/// Marks notices as seen: one, or all that are there.
public sealed class SeeNotices(WriteLane lane, TimeProvider clock)
{
    public Task AllAsync(Caller caller, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        await db.Notices.Where(notice => notice.PersonId == caller.UserId && notice.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.SeenAt, now), stop);
        db.Nudge($"bell:{caller.UserId}");
    }, stop);

    /// Where the notice leads.
    public Task<string> OneAsync(Caller caller, Guid id, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var notice = await db.Notices.SingleOrDefaultAsync(each => each.Id == id && each.PersonId == caller.UserId, stop) ?? throw Refusal.NotFound("notice");
        if (notice.SeenAt is not null) return notice.Url;
        notice.SeenAt = clock.GetUtcNow();
        db.Nudge($"bell:{caller.UserId}");
        return notice.Url;
    }, stop);
}
