using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Accounts.Connectors;

/// Reads accounts from the embedded tables: the newest of everything, bounded, so that a shop of any size answers in time.
public sealed class EmbeddedConnector(IDbContextFactory<WaypostDb> contexts, WriteLane lane, TimeProvider clock) : IConnector
{
    public const int MostOrders = 1000;
    private const int MostOthers = 500;
    private const int MostPayouts = 60;

    public async Task<AccountFacts?> FindAsync(Guid sellerId, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var seller = await db.Sellers.AsNoTracking().SingleOrDefaultAsync(each => each.Id == sellerId, stop);
        if (seller is null) return null;

        return new AccountFacts(
            ToFacts(seller),
            await NewestAsync<Order, OrderFacts>(db, each => each.SellerId == sellerId, each => each.PlacedAt, MostOrders,
                each => new OrderFacts(each.Number, each.PlacedAt, each.Status, each.Total, each.ShipBy, each.DeliveredAt, each.Tracking, each.Lines) { ShippedAt = each.ShippedAt }, stop),
            await NewestAsync<Payout, PayoutFacts>(db, each => each.SellerId == sellerId, each => each.Date, MostPayouts,
                each => new PayoutFacts(each.Number, each.Date, each.Amount, each.State, each.Reason, each.Lines), stop),
            await NewestAsync<Return, ReturnFacts>(db, each => each.SellerId == sellerId, each => each.RequestedAt, MostOthers,
                each => new ReturnFacts(each.Number, each.OrderNumber, each.State, each.RequestedAt, each.AnswerBy, each.RefundAmount, each.RefundedAt, each.FeeCredited), stop),
            await NewestAsync<Listing, ListingFacts>(db, each => each.SellerId == sellerId, each => each.RemovedAt ?? DateTimeOffset.UnixEpoch, MostOthers, // removed ones first on both databases
                each => new ListingFacts(each.Sku, each.Title, each.State, each.RemovedByRule, each.RemovedAt, each.Price, each.Stock), stop),
            await NewestAsync<Violation, ViolationFacts>(db, each => each.SellerId == sellerId, each => each.At, MostOthers,
                each => new ViolationFacts(each.Number, each.Rule, each.Points, each.At, each.State, each.AppealBy, each.Sku) { Seen = each.Seen, ExpiresAt = each.ExpiresAt }, stop),
            clock.GetUtcNow());
    }

    public async Task<SellerFacts?> FindSellerAsync(Guid sellerId, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Sellers.AsNoTracking().SingleOrDefaultAsync(each => each.Id == sellerId, stop) is { } seller ? ToFacts(seller) : null;
    }

    public async Task<string?> RevealAsync(Guid sellerId, MaskedField field, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var seller = await db.Sellers.AsNoTracking().SingleOrDefaultAsync(each => each.Id == sellerId, stop);
        return field == MaskedField.BankAccount ? seller?.BankAccount : seller?.TaxId;
    }

    public Task ActAsync(Guid sellerId, AccountAction action, string key, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        if (action.Kind == ActionKind.ExtendDeadline) await ExtendAsync(db, sellerId, action, now, stop);
        else
        {
            var payout = await db.Set<Payout>().SingleOrDefaultAsync(each => each.SellerId == sellerId && each.Number == action.Subject, stop) ?? throw Refusal.NotFound("payout");
            if (action.Kind == ActionKind.RetryPayout) payout.Retry(now);
            else payout.LiftHold(now);
        }
    }, stop);

    private static async Task ExtendAsync(WaypostDb db, Guid sellerId, AccountAction action, DateTimeOffset now, CancellationToken stop)
    {
        var until = Deadline.Demand(action.Until, now);
        if (await db.Set<Order>().SingleOrDefaultAsync(each => each.SellerId == sellerId && each.Number == action.Subject, stop) is { } order) order.ExtendShipBy(until);
        else if (await db.Set<Return>().SingleOrDefaultAsync(each => each.SellerId == sellerId && each.Number == action.Subject, stop) is { } back) back.ExtendAnswerBy(until);
        else if (await db.Set<Violation>().SingleOrDefaultAsync(each => each.SellerId == sellerId && each.Number == action.Subject, stop) is { } violation) violation.ExtendAppealBy(until);
        else throw Refusal.NotFound("order, return or violation");
    }

    /// Dots and the last four characters: enough to recognise it, too little to use it.
    public static string Mask(string value) => value.Length <= 4 ? new string('•', value.Length) : "•••• " + value[^4..];

    private static SellerFacts ToFacts(Seller seller) => new(
        seller.Id, seller.ShopName, seller.Region, seller.Tier, seller.Category, seller.Currency, seller.Since, seller.SalesLast90Days,
        seller.VerificationState, seller.VerificationReason, seller.VerificationExpiresAt, seller.TaxFormState, seller.TaxFormReason,
        seller.BankAccountHolder, Mask(seller.BankAccount), seller.BankState)
    {
        TaxIdMasked = seller.TaxId is { Length: > 0 } id ? Mask(id) : null,
    };

    private static Task<List<TFacts>> NewestAsync<TRow, TFacts>(WaypostDb db, Expression<Func<TRow, bool>> own, Expression<Func<TRow, DateTimeOffset?>> at, int most,
        Expression<Func<TRow, TFacts>> facts, CancellationToken stop) where TRow : class =>
        db.Set<TRow>().AsNoTracking().Where(own).OrderByDescending(at).Take(most).Select(facts).ToListAsync(stop);
}
