namespace Waypost.Accounts;

/// A seller's account as a connector hands it out: what checks and pages read. Money in minor units of `Currency`.
public sealed record AccountFacts(
    SellerFacts Seller,
    IReadOnlyList<OrderFacts> Orders,
    IReadOnlyList<PayoutFacts> Payouts,
    IReadOnlyList<ReturnFacts> Returns,
    IReadOnlyList<ListingFacts> Listings,
    IReadOnlyList<ViolationFacts> Violations,
    DateTimeOffset AsOf);

public sealed record SellerFacts(
    Guid Id, string ShopName, string Region, string Tier, string Category, string Currency, DateTimeOffset Since, long SalesLast90Days,
    string VerificationState, string? VerificationReason, DateTimeOffset? VerificationExpiresAt,
    string TaxFormState, string? TaxFormReason,
    string BankAccountHolder, string BankAccountMasked, string BankState)
{
    /// The last characters of the tax ID behind dots; null when there is none.
    public string? TaxIdMasked { get; init; }
}

public sealed record OrderFacts(string Number, DateTimeOffset PlacedAt, string Status, long Total, DateTimeOffset? ShipBy, DateTimeOffset? DeliveredAt, string? Tracking, IReadOnlyList<OrderLineFacts> Lines)
{
    public DateTimeOffset? ShippedAt { get; init; }
}

public sealed record OrderLineFacts(string Sku, string Title, int Quantity, long Price);

public sealed record PayoutFacts(string Number, DateTimeOffset Date, long Amount, string State, string? Reason, IReadOnlyList<SettlementLineFacts> Lines);

/// `Kind`: sale, fee, refund, adjustment. `OrderNumber` and `Sku` say what it settles.
public sealed record SettlementLineFacts(string Kind, string? OrderNumber, string? Sku, long Amount)
{
    /// As the statement calls it: "Referral fee", "Fee credit", "Carried over" …
    public string? Title { get; init; }
}

public sealed record ReturnFacts(string Number, string OrderNumber, string State, DateTimeOffset RequestedAt, DateTimeOffset? AnswerBy, long RefundAmount, DateTimeOffset? RefundedAt, bool FeeCredited);

public sealed record ListingFacts(string Sku, string Title, string State, string? RemovedByRule, DateTimeOffset? RemovedAt, long Price, int Stock);

public sealed record ViolationFacts(string Number, string Rule, int Points, DateTimeOffset At, string State, DateTimeOffset? AppealBy, string? Sku)
{
    /// What was found, in a sentence.
    public string? Seen { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
