using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Announcements;

/// Rings the bells of all sellers whom a published announcement is for: some hundreds at a time, each once, also after a crash.
public sealed class SpreadAnnouncement(WriteLane lane, WaypostDb read, IEnumerable<ISegments> sources, TimeProvider clock) : IJob
{
    public const string Name = "announcement.spread";
    private const int AtOnce = 500;

    public string Kind => Name;

    private sealed record Payload(Guid Announcement, Guid After);

    public static string PayloadFor(Guid announcement) => JsonSerializer.Serialize(new Payload(announcement, Guid.Empty));

    public async Task RunAsync(string payload, CancellationToken stop)
    {
        var (id, after) = JsonSerializer.Deserialize<Payload>(payload)!;
        var now = clock.GetUtcNow();
        var announcement = await read.Announcements.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);
        if (announcement is null || announcement.StateAt(now) != AnnouncementState.Published) return; // taken back, or scheduled anew: that asked for a job of its own
        var segments = await read.AnnouncementSegments.Where(segment => segment.AnnouncementId == id).Select(segment => segment.Tag).ToListAsync(stop);
        var people = await read.People.AsNoTracking().Where(person => person.SellerId != null && person.Id > after).OrderBy(person => person.Id).Take(AtOnce).Select(person => new { person.Id, Seller = person.SellerId!.Value }).ToListAsync(stop);
        var reached = new List<Guid>();
        foreach (var person in people)
            if (await Reach.IsForAsync(read, sources, segments, person.Seller, stop)) reached.Add(person.Id);

        await lane.WriteAsync(async db =>
        {
            var once = $"spread:{id}:{after}";
            if (await db.MadeByAsync(Guid.Empty, once, stop) is not null) return;
            db.Remember(Guid.Empty, once, id, now);
            foreach (var person in reached) db.Notify(person, "announcement.published", announcement.Title, $"/announcements/{announcement.Slug}", now);
            if (people.Count == AtOnce) db.Ask(Name, JsonSerializer.Serialize(new Payload(id, people[^1].Id)), now, now);
            db.Nudge(AnnouncementsRoom.Log); // a scheduled one is there now: the search reads it too
        }, stop);
    }
}
