using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Announcements;

/// Writes, changes, publishes and takes back announcements; each step is in the audit log.
public sealed class WriteAnnouncement(WriteLane lane, TimeProvider clock)
{
    private static readonly string[] Kinds = ["region", "tier", "category"];

    public Task<string> BeginAsync(Caller caller, AnnouncementText text, IReadOnlyList<string> segments, DateTimeOffset? publishAt, string? clientId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        if (await db.MadeByAsync(caller.UserId, clientId, stop) is { } made) return await db.Announcements.Where(each => each.Id == made).Select(each => each.Slug).SingleAsync(stop);
        var now = clock.GetUtcNow();
        var announcement = Announcement.Write(text, caller.UserId, now);
        db.Add(announcement);
        foreach (var tag in Tags(segments)) db.Add(Segment(announcement.Id, tag));
        db.Remember(caller.UserId, clientId, announcement.Id, now);
        await db.AuditAsync(caller.UserId, "announcement.written", $"announcement:{announcement.Id}", now, stop);
        if (publishAt is { } at) await PublishAsync(db, caller, announcement, at, now, stop);
        return announcement.Slug;
    }, stop);

    public Task EditAsync(Caller caller, string slug, AnnouncementText text, IReadOnlyList<string> segments, DateTimeOffset? publishAt, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var announcement = await FindAsync(db, slug, stop);
        announcement.Edit(text, now);
        var wanted = Tags(segments);
        var there = await db.AnnouncementSegments.Where(segment => segment.AnnouncementId == announcement.Id).ToListAsync(stop);
        db.RemoveRange(there.Where(segment => !wanted.Contains(segment.Tag)));
        foreach (var tag in wanted.Except(there.Select(segment => segment.Tag), StringComparer.Ordinal)) db.Add(Segment(announcement.Id, tag));
        await db.AuditAsync(caller.UserId, "announcement.edited", $"announcement:{announcement.Id}", now, stop);
        if (publishAt is { } at) await PublishAsync(db, caller, announcement, at, now, stop);
        db.Nudge(AnnouncementsRoom.Log);
    }, stop);

    public Task TakeBackAsync(Caller caller, string slug, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var announcement = await FindAsync(db, slug, stop);
        announcement.TakeBack(now);
        await db.AuditAsync(caller.UserId, "announcement.taken_back", $"announcement:{announcement.Id}", now, stop);
        db.Nudge(AnnouncementsRoom.Log);
    }, stop);

    private static async Task PublishAsync(WaypostDb db, Caller caller, Announcement announcement, DateTimeOffset at, DateTimeOffset now, CancellationToken stop)
    {
        if (announcement.StateAt(now) == AnnouncementState.Published) return;
        announcement.Publish(at, now);
        await db.AuditAsync(caller.UserId, "announcement.published", $"announcement:{announcement.Id}", now, stop);
        db.Ask(SpreadAnnouncement.Name, SpreadAnnouncement.PayloadFor(announcement.Id), announcement.PublishAt!.Value, now);
        db.Nudge(AnnouncementsRoom.Log);
    }

    private static async Task<Announcement> FindAsync(WaypostDb db, string slug, CancellationToken stop) =>
        await db.Announcements.SingleOrDefaultAsync(each => each.Slug == slug, stop) ?? throw Refusal.NotFound("announcement");

    private static AnnouncementSegment Segment(Guid announcement, string tag) => new() { AnnouncementId = announcement, Kind = tag.Split(':')[0], Tag = tag };

    private static List<string> Tags(IReadOnlyList<string> segments)
    {
        foreach (var tag in segments)
            if (tag.Split(':') is not [var kind, { Length: > 0 and <= 40 }] || !Kinds.Contains(kind)) throw Refusal.BadInput("segment", $"\"{tag}\" is no audience. Write region:, tier: or category: and a name.");
        return [.. segments.Distinct(StringComparer.Ordinal)];
    }
}
