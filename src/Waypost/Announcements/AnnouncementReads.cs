using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Announcements;

public sealed record AnnouncementRowView(
    Guid Id, string Slug, AnnouncementKind Kind, string Title, string Summary, DateTimeOffset? PublishAt, DateTimeOffset? EffectiveAt, bool AsksAcknowledgement, AnnouncementState State,
    DateTimeOffset? AcknowledgedAt, DateTimeOffset? DismissedAt)
{
    public bool IsUnread => AcknowledgedAt is null && DismissedAt is null;
}

public sealed record AnnouncementView(AnnouncementRowView Row, string Text, string? Policy, DateTimeOffset? EditedAt, IReadOnlyList<string> Segments);

/// Who has acknowledged and who has not.
public sealed record AcknowledgementsView(AnnouncementRowView Row, IReadOnlyList<(string Name, string Email, DateTimeOffset At)> Done, IReadOnlyList<(string Name, string Email)> Open, int DoneCount, int OpenCount, bool IsCut);

/// Announcements as their readers see them.
public sealed class AnnouncementReads(WaypostDb db, TimeProvider clock)
{
    public const int PageSize = 20;
    private static readonly TimeSpan BannerFor = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<AnnouncementRowView>> PublishedAsync(Caller caller, DateTimeOffset? before, int take, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = before ?? now.AddTicks(1);
        return await RowsAsync(db.VisibleTo(caller, now).Where(each => each.PublishAt != null && each.PublishAt <= now && each.PublishAt < until && each.TakenBackAt == null).OrderByDescending(each => each.PublishAt).Take(take), caller, now, stop);
    }

    /// For those who write: all of them, drafts and scheduled ones first.
    public async Task<IReadOnlyList<AnnouncementRowView>> AllAsync(Caller caller, CancellationToken stop) =>
        [.. (await RowsAsync(db.VisibleTo(caller, clock.GetUtcNow()).OrderByDescending(each => each.CreatedAt).Take(200), caller, clock.GetUtcNow(), stop)).OrderBy(row => row.State)];

    public async Task<AnnouncementView> FindAsync(Caller caller, string slugOrId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var visible = db.VisibleTo(caller, now);
        var found = Guid.TryParse(slugOrId, out var id) ? visible.Where(each => each.Id == id) : visible.Where(each => each.Slug == slugOrId);
        var row = (await RowsAsync(found, caller, now, stop)).FirstOrDefault() ?? throw Refusal.NotFound("announcement");
        var rest = await db.Announcements.Where(each => each.Id == row.Id).Select(each => new { each.Text, each.Policy, each.EditedAt }).SingleAsync(stop);
        var segments = await db.AnnouncementSegments.Where(segment => segment.AnnouncementId == row.Id).OrderBy(segment => segment.Tag).Select(segment => segment.Tag).ToListAsync(stop);
        return new AnnouncementView(row, rest.Text, rest.Policy, rest.EditedAt, segments);
    }

    /// What the banner shows: what must be acknowledged first, then the newest that was not put away.
    public async Task<AnnouncementRowView?> BannerAsync(Caller caller, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - BannerFor;
        var readings = db.AnnouncementReadings;
        var open = db.VisibleTo(caller, now).Where(each => each.PublishAt >= since && each.PublishAt <= now && each.TakenBackAt == null
            && !readings.Any(reading => reading.AnnouncementId == each.Id && reading.PersonId == caller.UserId && (reading.AcknowledgedAt != null || (reading.DismissedAt != null && !each.AsksAcknowledgement))));
        return (await RowsAsync(open.OrderByDescending(each => each.AsksAcknowledgement).ThenByDescending(each => each.PublishAt).Take(1), caller, now, stop)).FirstOrDefault();
    }

    public async Task<AcknowledgementsView> AcknowledgementsAsync(Caller caller, string slug, IEnumerable<ISegments> sources, CancellationToken stop)
    {
        const int most = 2_000; // beyond that the counts say more than the names
        var announcement = await FindAsync(caller, slug, stop);
        var readings = db.AnnouncementReadings;
        var done = await db.People.AsNoTracking().Where(person => readings.Any(reading => reading.AnnouncementId == announcement.Row.Id && reading.PersonId == person.Id && reading.AcknowledgedAt != null)).OrderBy(person => person.Name).Take(most)
            .Select(person => new { person.Name, person.Email, At = readings.Where(reading => reading.AnnouncementId == announcement.Row.Id && reading.PersonId == person.Id).Select(reading => reading.AcknowledgedAt).First() }).ToListAsync(stop);
        var rest = await db.People.AsNoTracking().Where(person => person.SellerId != null && !readings.Any(reading => reading.AnnouncementId == announcement.Row.Id && reading.PersonId == person.Id && reading.AcknowledgedAt != null)).OrderBy(person => person.Name).Take(most + 1)
            .Select(person => new { person.Name, person.Email, Seller = person.SellerId!.Value }).ToListAsync(stop);
        var open = new List<(string, string)>();
        foreach (var person in rest.Take(most))
            if (await Reach.IsForAsync(db, sources, announcement.Segments, person.Seller, stop)) open.Add((person.Name, person.Email!));
        return new AcknowledgementsView(announcement.Row, [.. done.Select(person => (person.Name, person.Email!, person.At!.Value))], open, done.Count, open.Count, rest.Count > most || done.Count == most);
    }

    private async Task<IReadOnlyList<AnnouncementRowView>> RowsAsync(IQueryable<Announcement> query, Caller caller, DateTimeOffset now, CancellationToken stop)
    {
        var found = await query.Select(each => new { each.Id, each.Slug, each.Kind, each.Title, each.Summary, each.PublishAt, each.TakenBackAt, each.EffectiveAt, each.AsksAcknowledgement }).ToListAsync(stop);
        var ids = found.ConvertAll(each => each.Id);
        var mine = caller.IsSignedIn && ids.Count > 0
            ? await db.AnnouncementReadings.AsNoTracking().Where(reading => reading.PersonId == caller.UserId && ids.Contains(reading.AnnouncementId)).ToDictionaryAsync(reading => reading.AnnouncementId, stop)
            : [];
        return found.ConvertAll(each =>
        {
            var reading = mine.GetValueOrDefault(each.Id);
            var state = each.TakenBackAt is not null ? AnnouncementState.TakenBack : each.PublishAt is null ? AnnouncementState.Draft : each.PublishAt > now ? AnnouncementState.Scheduled : AnnouncementState.Published;
            return new AnnouncementRowView(each.Id, each.Slug, each.Kind, each.Title, each.Summary, each.PublishAt, each.EffectiveAt, each.AsksAcknowledgement, state, reading?.AcknowledgedAt, reading?.DismissedAt);
        });
    }
}

/// Whether a seller belongs to those an announcement is for.
public static class Reach
{
    public static async Task<bool> IsForAsync(WaypostDb db, IEnumerable<ISegments> sources, IReadOnlyList<string> needed, Guid seller, CancellationToken stop)
    {
        if (needed.Count == 0) return true;
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources) held.UnionWith(await source.OfAsync(db, seller, stop));
        return IsFor(needed, held);
    }

    public static bool IsFor(IReadOnlyList<string> needed, IReadOnlySet<string> held) => needed.GroupBy(tag => tag.Split(':')[0]).All(kind => kind.Any(held.Contains));
}
