using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Search;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Announcements;

/// Published announcements for the one search, each for its audience only.
public sealed class AnnouncementSearch(TimeProvider clock) : ISearchSource
{
    public string Area => "announcements";
    public string Log => AnnouncementsRoom.Log;

    public async Task<IReadOnlyList<SearchItem>> LoadAsync(WaypostDb db, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var published = await db.Announcements.AsNoTracking().Where(each => each.PublishAt != null && each.PublishAt <= now && each.TakenBackAt == null).ToListAsync(stop);
        var segments = (await db.AnnouncementSegments.AsNoTracking().ToListAsync(stop)).ToLookup(segment => segment.AnnouncementId, segment => segment.Tag);
        return published.ConvertAll(each => new SearchItem("announcement", each.Id.ToString(), "en", each.Title, $"/announcements/{each.Slug}", each.Summary, "announcement news", Markdown.ToPlainText(each.Text)) { Segments = [.. segments[each.Id]] });
    }
}
