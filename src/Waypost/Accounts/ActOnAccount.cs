using Microsoft.EntityFrameworkCore;
using Waypost.Accounts.Connectors;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// An agent does something in a seller's account: with an open case, a reason, and the audit row first.
public sealed class ActOnAccount(WriteLane lane, IConnector connector, RecentFacts facts, AccessGrounds grounds, TimeProvider clock)
{
    public const string Deed = "account.acted";
    public const string FailedDeed = "account.action_failed";

    /// False when this `clientId` did it before.
    public async Task<bool> RunAsync(Caller caller, Guid sellerId, AccountAction action, string? reason, string? clientId, CancellationToken stop)
    {
        var why = AccessGrounds.DemandReason(reason);
        if (string.IsNullOrWhiteSpace(action.Subject)) throw Refusal.BadInput("subject_missing", "Say which payout, order, return or violation it is.");
        var what = $"{Name(action.Kind)} {action.Subject}";
        if (what.Length > 200) throw Refusal.NotFound("payout, order, return or violation");
        var key = Guid.CreateVersion7(clock.GetUtcNow());
        var (allowedBy, isNew) = await lane.WriteAsync(async db =>
        {
            var found = await grounds.DemandAsync(db, caller, sellerId, stop);
            if (await db.MadeByAsync(caller.UserId, clientId, stop) is not null) return (found, false);
            db.Remember(caller.UserId, clientId, key, clock.GetUtcNow());
            db.Nudge(AccessLog.LogOf(sellerId));
            await db.AuditAsync(caller.UserId, Deed, what, clock.GetUtcNow(), stop, sellerId, found, why);
            return (found, true);
        }, stop);
        if (!isNew) return false;

        try
        {
            await connector.ActAsync(sellerId, action, key.ToString(), stop);
        }
        catch (Refusal no)
        {
            await lane.WriteAsync(async db =>
            {
                await db.Set<ClientId>().Where(each => each.CallerId == caller.UserId && each.MadeId == key).ExecuteDeleteAsync(stop); // nothing was done: it may be tried again
                await db.AuditAsync(caller.UserId, FailedDeed, what, clock.GetUtcNow(), stop, sellerId, allowedBy, no.Message);
            }, stop);
            throw;
        }
        finally
        {
            facts.Forget(sellerId);
        }

        return true;
    }

    /// As the API and the audit log call it.
    public static string Name(ActionKind kind) => kind switch { ActionKind.RetryPayout => "retry_payout", ActionKind.LiftHold => "lift_hold", _ => "extend_deadline" };

    public static ActionKind Parse(string? name) => name switch
    {
        "retry_payout" => ActionKind.RetryPayout,
        "lift_hold" => ActionKind.LiftHold,
        "extend_deadline" => ActionKind.ExtendDeadline,
        _ => throw Refusal.BadInput("unknown_action", "The action is retry_payout, lift_hold or extend_deadline."),
    };
}
