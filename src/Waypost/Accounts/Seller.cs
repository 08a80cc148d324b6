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

    public void ExtendShipBy(DateTimeOffset until)
    {
        if (Status != OrderStates.ToShip) throw new Refusal("nothing_to_extend", $"Order {Number} does not wait to be shipped.");
        ShipBy = Deadline.Later(ShipBy, until);
    }
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

    /// Sends a failed payout again today.
    public void Retry(DateTimeOffset now) => SendAgain(PayoutStates.Failed, now, $"Payout {Number} has not failed.");

    /// Ends a hold; the money goes out today.
    public void LiftHold(DateTimeOffset now) => SendAgain(PayoutStates.Held, now, $"Payout {Number} is not on hold.");

    private void SendAgain(string from, DateTimeOffset now, string otherwise)
    {
        if (State != from) throw new Refusal("payout_not_" + from, otherwise);
        (State, Reason, Date) = (PayoutStates.Scheduled, null, now);
    }
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

    public void ExtendAnswerBy(DateTimeOffset until)
    {
        if (State != ReturnStates.Requested) throw new Refusal("nothing_to_extend", $"Return {Number} does not wait for an answer.");
        AnswerBy = Deadline.Later(AnswerBy, until);
    }
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

    public void ExtendAppealBy(DateTimeOffset until)
    {
        if (State != ViolationStates.Open) throw new Refusal("nothing_to_extend", $"Violation {Number} is not open.");
        AppealBy = Deadline.Later(AppealBy, until);
    }
}

/// Deadlines move later only, and by two weeks at most at a time.
public static class Deadline
{
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(14);

    public static DateTimeOffset Demand(DateTimeOffset? until, DateTimeOffset now) =>
        until > now && until <= now + Furthest ? until.Value : throw Refusal.BadInput("wrong_deadline", $"Give a new deadline within the next {Furthest.Days} days.");

    public static DateTimeOffset Later(DateTimeOffset? before, DateTimeOffset until) =>
        until > before || before is null ? until : throw Refusal.BadInput("deadline_not_later", "The new deadline must be later than the present one.");
}
