using Waypost.Accounts;
using Waypost.Accounts.Checks;

namespace Waypost.Tests.Accounts;

/// Accounts for the checks' tests: in order, but for what a test says.
internal static class Facts
{
    public static readonly DateTimeOffset Now = new(2025, 11, 5, 12, 0, 0, TimeSpan.Zero); // a Wednesday

    public static readonly SellerFacts Seller = new(
        new Guid("00000000-0000-0000-0000-000000000001"), "Kite & Cotton", "SG", "pro", "fashion", "USD", Now.AddDays(-400), 310_000,
        VerificationStates.Verified, null, Now.AddDays(200), TaxFormStates.Accepted, null, "Mei Chen", "•••• 1271", BankStates.Verified);

    public static AccountFacts InOrder { get; } = new(Seller, [], [], [], [], [], Now);

    public static AccountFacts With(this AccountFacts account, Func<SellerFacts, SellerFacts> change) => account with { Seller = change(account.Seller) };

    public static PayoutFacts Payout(string number, double daysFromNow, string state, string? reason = null, params SettlementLineFacts[] lines) =>
        new(number, Now.AddDays(daysFromNow), lines.Length == 0 ? 12_345 : lines.Sum(line => line.Amount), state, reason, lines);

    public static SettlementLineFacts Sale(string order, string sku, long amount) => new(LineKinds.Sale, order, sku, amount);

    public static OrderFacts Delivered(string number, double daysAgo, params (string Sku, int Quantity, long Price)[] lines) =>
        new(number, Now.AddDays(-daysAgo - 5), OrderStates.Delivered, lines.Sum(line => line.Price * line.Quantity), Now.AddDays(-daysAgo - 3), Now.AddDays(-daysAgo), "HB1",
            [.. lines.Select(line => new OrderLineFacts(line.Sku, $"Title {line.Sku}", line.Quantity, line.Price))]);

    public static OrderFacts ToShip(string number, double shipByInHours) =>
        new(number, Now.AddDays(-1), OrderStates.ToShip, 1990, Now.AddHours(shipByInHours), null, null, [new OrderLineFacts("A", "Title A", 1, 1990)]);

    public static ReturnFacts Return(string number, string state, double? refundedDaysAgo = null, bool credited = false, double? answerByInHours = null) =>
        new(number, "H-1", state, Now.AddDays(-12), answerByInHours is { } hours ? Now.AddHours(hours) : null, 1990, refundedDaysAgo is { } days ? Now.AddDays(-days) : null, credited);

    public static ViolationFacts Violation(string number, int points, string state, double appealInDays, string? sku = null, double expiresInDays = 170) =>
        new(number, "Wrong category", points, Now.AddDays(-3), state, Now.AddDays(appealInDays), sku) { ExpiresAt = Now.AddDays(expiresInDays) };

    public static ListingFacts Removed(string sku, double daysAgo) => new(sku, $"Title {sku}", ListingStates.Removed, "Missing safety text", Now.AddDays(-daysAgo), 1990, 3);

    public static Finding Only(this IDataCheck check, AccountFacts account) => Assert.Single(check.Run(account, Now));

    public static IReadOnlyList<Finding> Run(this IDataCheck check, AccountFacts account) => check.Run(account, Now);
}
