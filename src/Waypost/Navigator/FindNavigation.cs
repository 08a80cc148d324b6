using Microsoft.EntityFrameworkCore;
using Waypost.Accounts.Checks;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// What a navigation knows, for the channel that the seller goes to: nothing of it is asked again.
public sealed record NavigationFacts(Guid Id, string Text, string? Topic, string? IssueType, string? Team, bool Urgent, IReadOnlyList<Finding> Findings);

/// Finds a navigation that belongs to the caller, or to the visitor that the caller was before signing in, and runs its topic's checks.
public sealed class FindNavigation(IssueCatalogue catalogue, IRunChecks checks)
{
    private static readonly TimeSpan ChecksTake = TimeSpan.FromSeconds(1); // the seller wants a person: a slow connector is not waited for

    public async Task<NavigationFacts> RunAsync(WaypostDb db, HttpContext http, Caller caller, Guid id, CancellationToken stop)
    {
        var found = await db.Navigations.AsNoTracking().VisibleTo(caller, Visitors.IdOf(http)).Where(each => each.Id == id)
            .Select(each => new { each.Text, each.Topic, each.IssueType, each.Urgent }).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("navigation");
        var issue = catalogue.Find(found.IssueType);
        return new NavigationFacts(id, found.Text, found.Topic, found.IssueType, issue?.Team, found.Urgent, await CheckAsync(caller, issue, stop));
    }

    private async Task<IReadOnlyList<Finding>> CheckAsync(Caller caller, Issue? issue, CancellationToken stop)
    {
        if (caller.SellerId is not { } seller || issue is not { Checks.Count: > 0 }) return [];
        try
        {
            return [.. (await checks.RunAsync(seller, issue.Checks, stop).WaitAsync(ChecksTake, stop)).Where(finding => finding.Level != FindingLevel.Ok)];
        }
        catch (Exception late) when (late is TimeoutException or Refusal)
        {
            return []; // the agent's page runs them again
        }
    }
}
