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

    /// One field in full; null when it is empty.
    Task<string?> RevealAsync(Guid sellerId, MaskedField field, CancellationToken stop);
}
