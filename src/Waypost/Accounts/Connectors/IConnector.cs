namespace Waypost.Accounts.Connectors;

/// What the agent sees only after giving a reason.
public enum MaskedField { BankAccount, TaxId }

/// Where account facts come from: the embedded tables, or the marketplace's own service. Only the gateway and the checks ask it.
public interface IConnector
{
    /// Null when the marketplace does not know this seller.
    Task<AccountFacts?> FindAsync(Guid sellerId, CancellationToken stop);

    /// The shop alone, without its orders and payouts.
    Task<SellerFacts?> FindSellerAsync(Guid sellerId, CancellationToken stop);

    /// Does something in the account. The same `key` again does nothing new. What the marketplace will not do comes as a `Refusal`.
    Task ActAsync(Guid sellerId, AccountAction action, string key, CancellationToken stop);

    /// One field in full; null when it is empty.
    Task<string?> RevealAsync(Guid sellerId, MaskedField field, CancellationToken stop);
}

public enum ActionKind { RetryPayout, LiftHold, ExtendDeadline }

/// What an agent does in a seller's account. `Subject` is the number of the payout, order, return or violation; `Until` the new deadline.
public sealed record AccountAction(ActionKind Kind, string Subject, DateTimeOffset? Until);
