using Faker = Bogus.Faker;
using Waypost.Accounts;
using Waypost.Accounts.Checks;

namespace Waypost.Demo;

/// Numbers run through the whole demo marketplace. The first shop's are low, so that its last payout is P-1042.
internal sealed class DemoNumbers
{
    public int Order { get; set; } = 20301;
    public int Payout { get; set; } = 2001;
    public int Return { get; set; } = 601;
    public int Violation { get; set; } = 701;
}

/// One demo shop with a quarter of orders, payouts, returns, listings and violations.
internal sealed class DemoShop(Seller seller, Faker faker, DemoNumbers numbers, DateTimeOffset now)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromDays(90);
    private readonly DateTimeOffset _lastWednesday = DemoSettlement.LastWednesday(now);

    public List<Order> Orders { get; } = [];
    public List<Payout> Payouts { get; } = [];
    public List<Return> Returns { get; } = [];
    public List<Listing> Listings { get; } = [];
    public List<Violation> Violations { get; } = [];

    /// Everything that the shop has, ready to be added.
    public IEnumerable<object> Rows => [seller, .. Orders, .. Payouts, .. Returns, .. Listings, .. Violations];

    public void List(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (title, price) = DemoWares.Product(seller.Category, i, faker);
            if (seller.Tier == "gold") price *= 2;
            Listings.Add(new Listing { SellerId = seller.Id, Sku = $"{seller.Category[..2].ToUpperInvariant()}-{i + 101}", Title = title, State = i % 11 == 10 ? ListingStates.Paused : ListingStates.Live, Price = price, Stock = faker.Random.Int(0, 80) });
        }
    }

    /// Orders spread over the past quarter, or since the shop opened.
    public void Sell(int count, bool calm = false)
    {
        var start = seller.Since > now - Quarter ? seller.Since : now - Quarter;
        var step = (now - start) / count;
        for (var i = 0; i < count; i++) Orders.Add(MakeOrder(start + step * (i + 0.2 + faker.Random.Double() * 0.6), calm));
        seller.SalesLast90Days = Orders.Where(order => order.Status != OrderStates.Cancelled).Sum(order => order.Total);
    }

    private Order MakeOrder(DateTimeOffset placed, bool calm)
    {
        var lines = Pick(faker.Random.WeightedRandom([1, 2, 3], [0.6f, 0.3f, 0.1f]));
        var age = now - placed;
        var shipBy = BusinessDaysAfter(placed, 2);
        var shipped = placed.AddHours(faker.Random.Int(8, calm || faker.Random.Double() < 0.97 ? 44 : 80));
        var delivered = shipped.AddDays(2 + faker.Random.Double() * 4);
        var cancelled = !calm && age > TimeSpan.FromDays(1) && faker.Random.Double() < 0.03;
        var unpaid = !calm && age < TimeSpan.FromDays(2) && faker.Random.Double() < 0.1;
        var status = cancelled ? OrderStates.Cancelled : unpaid ? OrderStates.Unpaid : delivered <= now ? OrderStates.Delivered : shipped <= now ? OrderStates.Shipped : OrderStates.ToShip;
        var sent = status is OrderStates.Shipped or OrderStates.Delivered;
        return new Order
        {
            SellerId = seller.Id, Number = $"H-{numbers.Order++}", PlacedAt = placed, Status = status, Lines = lines, Total = lines.Sum(line => line.Price * line.Quantity),
            ShipBy = shipBy, ShippedAt = sent ? shipped : null, DeliveredAt = status == OrderStates.Delivered ? delivered : null, Tracking = sent ? $"HB{faker.Random.Int(10_000_000, 99_999_999)}{seller.Region}" : null,
        };
    }

    public List<OrderLineFacts> Pick(int count) =>
        [.. faker.Random.ListItems(Listings, count).Select(listing => new OrderLineFacts(listing.Sku, listing.Title, faker.Random.WeightedRandom([1, 2, 3], [0.8f, 0.15f, 0.05f]), listing.Price))];

    /// Some buyers send something back.
    public void TakeBack(double share)
    {
        foreach (var order in Orders.Where(order => order.DeliveredAt is not null && faker.Random.Double() < share))
        {
            var asked = order.DeliveredAt!.Value.AddDays(1 + faker.Random.Double() * 10);
            if (asked > now) continue;
            var age = now - asked;
            var declined = faker.Random.Double() < 0.1;
            var state = age < TimeSpan.FromDays(2) ? ReturnStates.Requested : declined ? ReturnStates.Declined : age < TimeSpan.FromDays(6) ? ReturnStates.Accepted : age < TimeSpan.FromDays(9) ? ReturnStates.Received : ReturnStates.Refunded;
            var line = order.Lines[0];
            Returns.Add(new Return
            {
                SellerId = seller.Id, Number = $"R-{numbers.Return++}", OrderNumber = order.Number, State = state, RequestedAt = asked, AnswerBy = BusinessDaysAfter(asked, 3),
                RefundAmount = line.Price * line.Quantity, RefundedAt = state == ReturnStates.Refunded ? asked.AddDays(8) : null, FeeCredited = state == ReturnStates.Refunded,
            });
        }
    }

    /// `without`: an order whose last `forgotten` products the settlement leaves out. The last payout before today may fail or be held.
    public void PayOut(string lastState = PayoutStates.Paid, string? reason = null, Order? without = null, int forgotten = 0, int? lastNumber = null)
    {
        var settlement = new DemoSettlement(seller.Category, seller.Since > now - Quarter);
        foreach (var order in Orders)
            settlement.Add(order, order == without ? [.. order.Lines.TakeLast(forgotten).Select(line => line.Sku)] : []);
        foreach (var each in Returns) settlement.Add(each, Orders.First(order => order.Number == each.OrderNumber).Lines[0].Sku);

        var weeks = settlement.Weeks(_lastWednesday.AddDays(7));
        var first = lastNumber is { } last ? last - weeks.FindLastIndex(week => week.Date <= _lastWednesday) : numbers.Payout;
        for (var i = 0; i < weeks.Count; i++)
        {
            var (date, lines) = weeks[i];
            var state = date > _lastWednesday ? PayoutStates.Scheduled : date == _lastWednesday ? lastState : PayoutStates.Paid;
            Payouts.Add(new Payout { SellerId = seller.Id, Number = $"P-{first + i}", Date = date, Amount = lines.Sum(line => line.Amount), State = state, Reason = state is PayoutStates.Failed or PayoutStates.Held ? reason : null, Lines = lines });
        }

        if (lastNumber is null) numbers.Payout += weeks.Count;
    }

    /// A rule is broken; with a listing, that listing is taken off.
    public Violation Break(int rule, DateTimeOffset at, string state, Listing? listing = null, string? number = null)
    {
        var (name, seen, points) = DemoWares.Violations[rule];
        if (listing is not null) (listing.State, listing.RemovedByRule, listing.RemovedAt) = (ListingStates.Removed, name, at);
        var violation = new Violation
        {
            SellerId = seller.Id, Number = number ?? $"V-{numbers.Violation++}", Rule = name, Seen = seen, Points = points, At = at, State = state,
            AppealBy = at.AddDays(14), ExpiresAt = at.AddDays(180), Sku = listing?.Sku,
        };
        Violations.Add(violation);
        return violation;
    }

    /// Things go wrong in a realistic share of shops.
    public void Trouble()
    {
        var chance = faker.Random.Double();
        var (state, reason) = (PayoutStates.Paid, (string?)null);
        if (chance < 0.05) (state, reason, seller.BankState) = (PayoutStates.Failed, PayoutReasons.NameMismatch, BankStates.NameMismatch);
        else if (chance < 0.07) (state, reason) = (PayoutStates.Failed, PayoutReasons.AccountClosed);
        else if (chance < 0.10) (state, reason, seller.TaxFormState) = (PayoutStates.Held, PayoutReasons.TaxFormMissing, TaxFormStates.Missing);
        else if (chance < 0.13) (state, reason, seller.VerificationState, seller.VerificationReason) = (PayoutStates.Held, PayoutReasons.VerificationIncomplete, VerificationStates.Rejected, "The proof of address is older than 90 days.");
        else if (chance < 0.15) (state, reason) = (PayoutStates.Held, PayoutReasons.UnusualActivity);
        else if (chance < 0.16) (state, reason) = (PayoutStates.Held, PayoutReasons.ChargebackOpen);
        else if (chance < 0.20) (seller.TaxFormState, seller.TaxId) = (TaxFormStates.Missing, null);
        else if (chance < 0.22) (seller.TaxFormState, seller.TaxFormReason) = (TaxFormStates.Rejected, "The name on the form is not the shop's verified name.");
        else if (chance < 0.26) seller.VerificationExpiresAt = now.AddDays(faker.Random.Int(3, 28));
        else if (chance < 0.27) seller.BankState = BankStates.Pending;

        if (faker.Random.Double() < 0.08) Break(faker.Random.Int(0, 4), now.AddDays(-faker.Random.Int(1, 13)), ViolationStates.Open, faker.PickRandom(Listings));
        if (faker.Random.Double() < 0.1) Break(faker.Random.Int(0, 1), now.AddDays(-faker.Random.Int(30, 150)), ViolationStates.Closed);
        if (faker.Random.Double() < 0.06 && Returns.Find(each => each.FeeCredited) is { } uncredited) uncredited.FeeCredited = false;
        var forgotten = faker.Random.Double() < 0.04 ? Orders.Find(order => order.Lines.Count > 1 && order.DeliveredAt < now.AddDays(-20)) : null;
        PayOut(state, reason, forgotten, 1);
    }

    private static DateTimeOffset BusinessDaysAfter(DateTimeOffset at, int days)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date.AddHours(18), TimeSpan.Zero);
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days--;
        }

        return day;
    }
}
