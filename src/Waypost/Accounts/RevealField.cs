using Waypost.Accounts.Connectors;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// Shows one masked field in full to somebody with an open case and a reason; the audit row is written first.
public sealed class RevealField(WriteLane lane, IConnector connector, AccessGrounds grounds, TimeProvider clock)
{
    public const string Deed = "account.revealed";

    public async Task<string> RunAsync(Caller caller, Guid sellerId, MaskedField field, string? reason, CancellationToken stop)
    {
        var why = AccessGrounds.DemandReason(reason);
        await lane.WriteAsync(async db =>
        {
            var allowedBy = await grounds.DemandAsync(db, caller, sellerId, stop);
            db.Nudge(AccessLog.LogOf(sellerId));
            await db.AuditAsync(caller.UserId, Deed, Name(field), clock.GetUtcNow(), stop, sellerId, allowedBy, why);
        }, stop);
        return await connector.RevealAsync(sellerId, field, stop) is { Length: > 0 } value ? value : throw Refusal.NotFound("entry in this account");
    }

    public static MaskedField Parse(string? name) => name switch
    {
        "bank_account" => MaskedField.BankAccount,
        "tax_id" => MaskedField.TaxId,
        _ => throw Refusal.BadInput("unknown_field", "The field is bank_account or tax_id."),
    };

    /// As the API and the audit log call it.
    public static string Name(MaskedField field) => field == MaskedField.BankAccount ? "bank_account" : "tax_id";
}
