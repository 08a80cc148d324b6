namespace Waypost.Accounts.Import;

/// One account as the import reads it: the connector's shape, with bank account and tax ID in full.
public sealed record AccountImport(
    SellerImport? Seller,
    IReadOnlyList<OrderFacts>? Orders,
    IReadOnlyList<PayoutFacts>? Payouts,
    IReadOnlyList<ReturnFacts>? Returns,
    IReadOnlyList<ListingFacts>? Listings,
    IReadOnlyList<ViolationFacts>? Violations)
{
    /// What is wrong with it in a sentence; null when it can be stored.
    public string? Problem()
    {
        if (Seller is null || Seller.Id == Guid.Empty) return "The seller's id is missing.";
        if (new[] { Seller.ShopName, Seller.Region, Seller.Tier, Seller.Category }.Any(string.IsNullOrWhiteSpace)) return $"Seller {Seller.Id}: shopName, region, tier and category are needed.";
        if (Seller.Currency is not { Length: 3 }) return $"Seller {Seller.Id}: currency is three letters, like USD.";
        return Repeated("order", Orders?.Select(each => each.Number)) ?? Repeated("payout", Payouts?.Select(each => each.Number)) ?? Repeated("return", Returns?.Select(each => each.Number))
            ?? Repeated("listing", Listings?.Select(each => each.Sku)) ?? Repeated("violation", Violations?.Select(each => each.Number)) ?? DoesNotAddUp();
    }

    private string? Repeated(string what, IEnumerable<string>? numbers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in numbers ?? [])
        {
            if (string.IsNullOrWhiteSpace(number) || number.Length > 40) return $"Seller {Seller!.Id}: each {what} needs a number of at most 40 characters.";
            if (!seen.Add(number)) return $"Seller {Seller!.Id}: {what} {number} is there twice.";
        }

        return null;
    }

    private string? DoesNotAddUp() =>
        Payouts?.FirstOrDefault(payout => payout.Lines is { Count: > 0 } lines && lines.Sum(line => line.Amount) != payout.Amount) is { } wrong
            ? $"Seller {Seller!.Id}: the lines of payout {wrong.Number} do not add up to its amount."
            : null;

    public IEnumerable<object> Rows()
    {
        var seller = Seller!.ToRow();
        var id = seller.Id;
        yield return seller;
        foreach (var each in Orders ?? [])
            yield return new Order { SellerId = id, Number = each.Number, PlacedAt = each.PlacedAt, Status = each.Status, Total = each.Total, ShipBy = each.ShipBy, ShippedAt = each.ShippedAt, DeliveredAt = each.DeliveredAt, Tracking = each.Tracking, Lines = each.Lines ?? [] };
        foreach (var each in Payouts ?? [])
            yield return new Payout { SellerId = id, Number = each.Number, Date = each.Date, Amount = each.Amount, State = each.State, Reason = each.Reason, Lines = each.Lines ?? [] };
        foreach (var each in Returns ?? [])
            yield return new Return { SellerId = id, Number = each.Number, OrderNumber = each.OrderNumber, State = each.State, RequestedAt = each.RequestedAt, AnswerBy = each.AnswerBy, RefundAmount = each.RefundAmount, RefundedAt = each.RefundedAt, FeeCredited = each.FeeCredited };
        foreach (var each in Listings ?? [])
            yield return new Listing { SellerId = id, Sku = each.Sku, Title = each.Title, State = each.State, RemovedByRule = each.RemovedByRule, RemovedAt = each.RemovedAt, Price = each.Price, Stock = each.Stock };
        foreach (var each in Violations ?? [])
            yield return new Violation { SellerId = id, Number = each.Number, Rule = each.Rule, Seen = each.Seen, Points = each.Points, At = each.At, State = each.State, AppealBy = each.AppealBy, ExpiresAt = each.ExpiresAt, Sku = each.Sku };
    }
}

public sealed record SellerImport(
    Guid Id, string ShopName, string Region, string Tier, string Category, string Currency, DateTimeOffset Since, long SalesLast90Days,
    string? VerificationState, string? VerificationReason, DateTimeOffset? VerificationExpiresAt,
    string? TaxFormState, string? TaxFormReason, string? TaxId, string? BankAccountHolder, string? BankAccount, string? BankState)
{
    public Seller ToRow() => new()
    {
        Id = Id, ShopName = ShopName, Region = Region, Tier = Tier, Category = Category, Currency = Currency, Since = Since, SalesLast90Days = SalesLast90Days,
        VerificationState = VerificationState ?? VerificationStates.Missing, VerificationReason = VerificationReason, VerificationExpiresAt = VerificationExpiresAt,
        TaxFormState = TaxFormState ?? TaxFormStates.Missing, TaxFormReason = TaxFormReason, TaxId = TaxId,
        BankAccountHolder = BankAccountHolder ?? "", BankAccount = BankAccount ?? "", BankState = BankState ?? BankStates.Missing,
    };
}
