using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// What a navigation knows, for the channel that the seller goes to: nothing of it is asked again.
public sealed record NavigationFacts(Guid Id, string Text, string? Topic, string? IssueType, string? Team, bool Urgent);

/// Finds a navigation that belongs to the caller, or to the visitor that the caller was before signing in.
public sealed class FindNavigation(IssueCatalogue catalogue)
{
    public async Task<NavigationFacts> RunAsync(WaypostDb db, HttpContext http, Caller caller, Guid id, CancellationToken stop)
    {
        var found = await db.Navigations.AsNoTracking().VisibleTo(caller, Visitors.IdOf(http)).Where(each => each.Id == id)
            .Select(each => new { each.Text, each.Topic, each.IssueType, each.Urgent }).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("navigation");
        return new NavigationFacts(id, found.Text, found.Topic, found.IssueType, catalogue.Find(found.IssueType)?.Team, found.Urgent);
    }
}
