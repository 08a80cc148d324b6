using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// Is there a case that lets this member of staff look at this seller's account? Chat, tickets and elevated support plug in.
public interface IAccessGround
{
    /// The id of the open case that the caller's team has with this seller, or null.
    Task<Guid?> FindCaseAsync(WaypostDb db, Caller caller, Guid sellerId, CancellationToken stop);
}
