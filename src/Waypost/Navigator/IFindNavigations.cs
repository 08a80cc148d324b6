using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// What a navigation knows, for the channel that the seller goes to: nothing of it is asked again.
public sealed record NavigationFacts(Guid Id, string Text, string? Topic, string? IssueType, string? Team, bool Urgent, IReadOnlyList<string> Checks);

/// Finds a navigation that belongs to the caller, or to the visitor that the caller was before signing in.
public interface IFindNavigations
{
    Task<NavigationFacts?> FindAsync(WaypostDb db, HttpContext http, Caller caller, Guid navigationId, CancellationToken stop);
}
