using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Runs the data checks over an account, the worst finding first. A connector that does not answer is a finding too, never a failure of the page.
public sealed class RunChecks(RecentFacts facts, IEnumerable<IDataCheck> checks, TimeProvider clock) : IRunChecks
{
    private readonly IDataCheck[] _checks = [.. checks];

    public async Task<IReadOnlyList<Finding>> RunAsync(Guid sellerId, IReadOnlyCollection<string>? checkIds, CancellationToken stop)
    {
        if (checkIds is { Count: 0 }) return [];
        try
        {
            return await facts.FindAsync(sellerId, stop) is { } account ? Over(account, checkIds) : [];
        }
        catch (Refusal away) when (away.Code == "connector_unavailable")
        {
            return [new Finding("account", FindingLevel.Info, T("Your account data does not answer right now"), T("Checks could not run. An agent sees the same data as soon as it answers again."), null, clock.GetUtcNow())];
        }
    }

    /// The account with what all checks find in it; for the gateway only.
    public async Task<AccountLook> LookAsync(Guid sellerId, Guid? caseId, CancellationToken stop)
    {
        var account = await facts.FindAsync(sellerId, stop) ?? throw Refusal.NotFound("account");
        return new AccountLook(account, Over(account, null), caseId);
    }

    /// `checkIds` null: all of them; ids that no check has are passed over.
    public IReadOnlyList<Finding> Over(AccountFacts account, IReadOnlyCollection<string>? checkIds)
    {
        var now = clock.GetUtcNow();
        return [.. _checks.Where(check => checkIds?.Contains(check.Id, StringComparer.Ordinal) != false).SelectMany(check => check.Run(account, now)).OrderByDescending(finding => finding.Level)];
    }
}
