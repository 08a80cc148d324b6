using Waypost.Accounts.Checks;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// What a look at an account shows: the facts with masked fields, what the checks find, and the case that allowed it.
public sealed record AccountLook(AccountFacts Facts, IReadOnlyList<Finding> Findings, Guid? CaseId);

/// The one gateway to account data. Staff need an open case and a reason, and the audit row is written first; a seller sees the own account.
public sealed class LookAtAccount(WriteLane lane, RunChecks checks, AccessGrounds grounds, TimeProvider clock)
{
    public const string Deed = "account.looked";

    public async Task<AccountLook> RunAsync(Caller caller, Guid sellerId, string? reason, CancellationToken stop)
    {
        if (caller.SellerId == sellerId) return await checks.LookAsync(sellerId, null, stop);

        var why = AccessGrounds.DemandReason(reason);
        var allowedBy = await lane.WriteAsync(async db =>
        {
            var found = await grounds.DemandAsync(db, caller, sellerId, stop);
            db.Nudge(AccessLog.LogOf(sellerId));
            await db.AuditAsync(caller.UserId, Deed, "account", clock.GetUtcNow(), stop, sellerId, found, why);
            return found;
        }, stop);
        return await checks.LookAsync(sellerId, allowedBy, stop); // after the commit: what was seen is on record, whatever happens next
    }

    public Task<AccountLook> OwnAsync(Caller caller, CancellationToken stop) => checks.LookAsync(caller.SellerId ?? throw Refusal.NotFound("account"), null, stop);
}
