using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// Asks every room that may give a reason to look: without an open case there is none, whoever asks.
public sealed class AccessGrounds(IEnumerable<IAccessGround> grounds)
{
    public const int LongestReason = 500;

    /// The case that lets this caller look. Call it inside the change that writes the audit row.
    public async Task<Guid> DemandAsync(WaypostDb db, Caller caller, Guid sellerId, CancellationToken stop)
    {
        if (caller.IsAgent || caller.Is(Roles.Manager))
        {
            foreach (var ground in grounds)
                if (await ground.FindCaseAsync(db, caller, sellerId, stop) is { } found) return found;
        }

        throw Refusal.NotAllowed("no_case", "You can look at a seller's account only while your team has an open case with this seller.");
    }

    public async Task<AccessCase?> DescribeAsync(WaypostDb db, Guid caseId, CancellationToken stop)
    {
        foreach (var ground in grounds)
            if (await ground.DescribeAsync(db, caseId, stop) is { } found) return found;
        return null;
    }

    public static string DemandReason(string? reason)
    {
        var given = reason?.Trim();
        if (string.IsNullOrEmpty(given)) throw Refusal.BadInput("reason_missing", "Please say why you need this: the seller sees it.");
        if (given.Length > LongestReason) throw Refusal.BadInput("reason_too_long", $"Please say it in at most {LongestReason} characters.");
        return given;
    }
}
