using Faker = Bogus.Faker;
using Waypost.Accounts;
using Waypost.Accounts.Checks;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Demo;

/// The demo sellers' shops: a quarter of business each, and a realistic share of trouble.
public sealed class DemoAccounts : IDemoPart
{
    public int Order => 20;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var faker = new Faker { Random = new Bogus.Randomizer(demo.Seed) };
        var numbers = new DemoNumbers();
        for (var i = 0; i < demo.SellerPeople.Count; i++)
        {
            var person = demo.SellerPeople[i];
            var shop = i switch { 0 => Mei(person, faker, numbers, demo.Now), 1 => Diego(person, faker, numbers, demo.Now), _ => Other(person, faker, numbers, demo.Now) };
            await db.InsertAllAsync(shop.Rows, stop); // not tracked: a hundred thousand shops must not stay in memory
        }
    }

    /// `seller@demo.test`: a failed payout, a settlement that forgot two items, a listing removed, an order to hand over tomorrow.
    private static DemoShop Mei(Person person, Faker faker, DemoNumbers numbers, DateTimeOffset now)
    {
        var seller = Shop(person, "Kite & Cotton", "SG", "pro", "fashion", now.AddDays(-430), now);
        (seller.BankAccountHolder, seller.BankState, seller.VerificationExpiresAt) = ("Chen Mei Trading", BankStates.NameMismatch, now.AddDays(20));
        var shop = new DemoShop(seller, faker, numbers, now);
        shop.List(10);
        shop.Sell(36, calm: true);

        var forgotten = shop.Orders.Last(order => order.DeliveredAt < now.AddDays(-24));
        forgotten.Lines = [.. shop.Listings.Take(4).Select(listing => new OrderLineFacts(listing.Sku, listing.Title, 1, listing.Price))];
        forgotten.Total = forgotten.Lines.Sum(line => line.Price);
        var newest = shop.Orders[^1];
        (newest.PlacedAt, newest.Status, newest.ShipBy, newest.ShippedAt, newest.DeliveredAt, newest.Tracking) =
            (now.AddHours(-20), OrderStates.ToShip, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(18), TimeSpan.Zero), null, null, null);

        shop.TakeBack(0.08);
        shop.PayOut(PayoutStates.Failed, PayoutReasons.NameMismatch, forgotten, 2, lastNumber: 1042);
        shop.Break(2, now.AddDays(-3), ViolationStates.Open, shop.Listings[4], "V-507");
        shop.Break(0, now.AddDays(-95), ViolationStates.Closed, number: "V-312");
        return shop;
    }

    /// `gold@demo.test`: everything in order.
    private static DemoShop Diego(Person person, Faker faker, DemoNumbers numbers, DateTimeOffset now)
    {
        var shop = new DemoShop(Shop(person, "Casa Marín", "MX", "gold", "home", now.AddDays(-1240), now), faker, numbers, now);
        shop.List(14);
        shop.Sell(60, calm: true);
        shop.TakeBack(0.05);
        shop.PayOut();
        return shop;
    }

    private static DemoShop Other(Person person, Faker faker, DemoNumbers numbers, DateTimeOffset now)
    {
        var category = faker.PickRandom(DemoWares.Categories);
        var tier = faker.Random.WeightedRandom(["starter", "pro", "gold"], [0.55f, 0.38f, 0.07f]);
        var since = now.AddDays(-(tier == "starter" ? faker.Random.Int(25, 500) : faker.Random.Int(120, 1800)));
        var shop = new DemoShop(Shop(person, DemoWares.ShopName(category, faker), faker.PickRandom(DemoWares.Regions), tier, category, since, now), faker, numbers, now);
        shop.List(faker.Random.Int(8, 14));
        shop.Sell(tier == "starter" ? faker.Random.Int(20, 32) : faker.Random.Int(30, 60));
        shop.TakeBack(0.07);
        shop.Trouble();
        return shop;
    }

    private static Seller Shop(Person person, string name, string region, string tier, string category, DateTimeOffset since, DateTimeOffset now)
    {
        var seller = person.SellerId!.Value;
        var digits = (BitConverter.ToUInt32(seller.ToByteArray()) % 90_000_000 + 10_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Seller
        {
            Id = seller, ShopName = name, Region = region, Tier = tier, Category = category, Currency = "USD", Since = since,
            VerificationState = VerificationStates.Verified, VerificationExpiresAt = now.AddDays(200 + digits[0] * 5), TaxFormState = TaxFormStates.Accepted,
            TaxId = $"{region}{digits}", BankAccountHolder = person.Name, BankAccount = $"{region}{digits[..2]}HARB{new string([.. digits.Reverse()])}", BankState = BankStates.Verified,
        };
    }
}
