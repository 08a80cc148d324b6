namespace Waypost.Accounts.Checks;

public enum FindingLevel { Ok, Info, Warning, Danger }

/// What a data check found in a seller's account: the cause and the remedy, at a time. Seller and agent see the same.
public sealed record Finding(string Check, FindingLevel Level, string Title, string Detail, string? Url, DateTimeOffset CheckedAt);

/// A small rule over one seller's account (payout held and why, order against settlement …). New checks are one small class each.
public interface IDataCheck
{
    /// As the catalogue names it: `payout_state`, `order_settlement` …
    string Id { get; }

    IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now);
}

/// Runs the checks of a topic over the seller's own account.
public interface IRunChecks
{
    /// `checkIds` null: all of them. Findings come worst first.
    Task<IReadOnlyList<Finding>> RunAsync(Guid sellerId, IReadOnlyCollection<string>? checkIds, CancellationToken stop);
}
