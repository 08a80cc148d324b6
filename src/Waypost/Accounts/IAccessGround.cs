using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// Is there a case that lets this member of staff look at this seller's account? Chat, tickets and elevated support plug in.
public interface IAccessGround
{
    /// The id of the open case that the caller's team has with this seller, or null.
    Task<Guid?> FindCaseAsync(WaypostDb db, Caller caller, Guid sellerId, CancellationToken stop);

    /// How the seller knows the case, for the page that lists who looked; null when it is not one of this room's.
    Task<AccessCase?> DescribeAsync(WaypostDb db, Guid caseId, CancellationToken stop) => Task.FromResult<AccessCase?>(null);
}

/// A case as the seller knows it: "Ticket 1042" and where it is.
public sealed record AccessCase(string Title, string Url);
