namespace Waypost.Accounts;

/// A shop of the marketplace with its verification, tax form and bank account, in the embedded tables.
public sealed class Seller
{
    public required Guid Id { get; init; }
    public required string ShopName { get; set; }
    public required string Region { get; set; }
    public required string Tier { get; set; }
    public required string Category { get; set; }
    public required string Currency { get; set; }
    public required DateTimeOffset Since { get; set; }
    public long SalesLast90Days { get; set; }
    public required string VerificationState { get; set; }
    public string? VerificationReason { get; set; }
    public DateTimeOffset? VerificationExpiresAt { get; set; }
    public required string TaxFormState { get; set; }
    public string? TaxFormReason { get; set; }
    public string? TaxId { get; set; }
    public string BankAccountHolder { get; set; } = "";
    public string BankAccount { get; set; } = "";
    public required string BankState { get; set; }
}

/// An order with its lines; the lines are one column, since nobody asks for one without its order.
public sealed class Order
{
    public required Guid SellerId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset PlacedAt { get; set; }
    public required string Status { get; set; }
    public long Total { get; set; }
    public DateTimeOffset? ShipBy { get; set; }
    public DateTimeOffset? ShippedAt { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public string? Tracking { get; set; }
    public required IReadOnlyList<OrderLineFacts> Lines { get; set; }
}

/// Money sent (or not) to the seller's bank, with the lines that add up to it.
public sealed class Payout
{
    public required Guid SellerId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset Date { get; set; }
    public long Amount { get; set; }
    public required string State { get; set; }
    public string? Reason { get; set; }
    public required IReadOnlyList<SettlementLineFacts> Lines { get; set; }
}

/// A buyer's wish to send something back, and what came of it.
public sealed class Return
{
    public required Guid SellerId { get; init; }
    public required string Number { get; init; }
    public required string OrderNumber { get; set; }
    public required string State { get; set; }
    public required DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset? AnswerBy { get; set; }
    public long RefundAmount { get; set; }
    public DateTimeOffset? RefundedAt { get; set; }
    public bool FeeCredited { get; set; }
}

/// A product on sale, or taken off by a rule.
public sealed class Listing
{
    public required Guid SellerId { get; init; }
    public required string Sku { get; init; }
    public required string Title { get; set; }
    public required string State { get; set; }
    public string? RemovedByRule { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
    public long Price { get; set; }
    public int Stock { get; set; }
}

/// A rule that was broken, its points, and until when the seller may appeal.
public sealed class Violation
{
    public required Guid SellerId { get; init; }
    public required string Number { get; init; }
    public required string Rule { get; set; }
    public string? Seen { get; set; }
    public int Points { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string State { get; set; }
    public DateTimeOffset? AppealBy { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public string? Sku { get; set; }
}
