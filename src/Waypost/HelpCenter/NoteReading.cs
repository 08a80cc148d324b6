using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Puts an opened article into the case file it was opened from, once, when that case is the reader's own.
public sealed class NoteReading(WriteLane lane, WaypostDb db, TimeProvider clock)
{
    public async Task RunAsync(HttpContext http, Caller caller, Guid nav, ShelvedArticle article, string title, CancellationToken stop)
    {
        if (await HasReadAsync(db, nav, article.Url, stop) || !await db.Navigations.VisibleTo(caller, Visitors.IdOf(http)).AnyAsync(each => each.Id == nav, stop)) return; // most of the time, and without the lane
        try
        {
            await lane.WriteAsync(async writing =>
            {
                if (!await HasReadAsync(writing, nav, article.Url, stop)) writing.Note(nav, CaseEntryKind.Read, title, clock.GetUtcNow(), url: article.Url);
            }, stop);
        }
        catch (Refusal full) when (full.Status == StatusCodes.Status503ServiceUnavailable)
        {
            // no room to note it; the article is shown all the same
        }
    }

    private static Task<bool> HasReadAsync(WaypostDb db, Guid nav, string url, CancellationToken stop) =>
        db.Set<CaseEntry>().AnyAsync(entry => entry.NavigationId == nav && entry.Kind == CaseEntryKind.Read && entry.Url == url, stop);
}
