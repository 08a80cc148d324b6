using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Announcements;

/// A seller acknowledges an announcement, or puts it away from the banner. Asking twice changes nothing.
public sealed class AnswerAnnouncement(WriteLane lane, TimeProvider clock)
{
    public Task<string> AcknowledgeAsync(Caller caller, string slugOrId, CancellationToken stop) => AnswerAsync(caller, slugOrId, (reading, now) => reading.AcknowledgedAt ??= now, stop);

    public Task<string> DismissAsync(Caller caller, string slugOrId, CancellationToken stop) => AnswerAsync(caller, slugOrId, (reading, now) => reading.DismissedAt ??= now, stop);

    /// The announcement's slug.
    private Task<string> AnswerAsync(Caller caller, string slugOrId, Action<AnnouncementReading, DateTimeOffset> answer, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var visible = db.VisibleTo(caller, now);
        var found = Guid.TryParse(slugOrId, out var id) ? visible.Where(each => each.Id == id) : visible.Where(each => each.Slug == slugOrId);
        var announcement = await found.Select(each => new { each.Id, each.Slug }).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("announcement");
        var reading = await db.AnnouncementReadings.SingleOrDefaultAsync(each => each.AnnouncementId == announcement.Id && each.PersonId == caller.UserId, stop);
        if (reading is null) db.Add(reading = new AnnouncementReading { AnnouncementId = announcement.Id, PersonId = caller.UserId });
        answer(reading, now);
        db.Nudge($"announcements:{caller.UserId}"); // their banner
        return announcement.Slug;
    }, stop);
}
