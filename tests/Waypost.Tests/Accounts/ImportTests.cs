using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Accounts;
using Waypost.Accounts.Connectors;
using Waypost.Accounts.Import;

namespace Waypost.Tests.Accounts;

/// The embedded tables are filled by JSON, CSV and the API, and a second import replaces the first.
public abstract class ImportTests(WaypostApp app)
{
    private const string Json = """
        [{"seller":{"id":"ID","shopName":"Import & Co","region":"UK","tier":"pro","category":"books","currency":"USD","since":"2024-01-01T00:00:00Z","salesLast90Days":5,
        "verificationState":"verified","taxFormState":"accepted","taxId":"GB12345678","bankAccountHolder":"I. Co","bankAccount":"GB00HARB99998888","bankState":"verified"},
        "orders":[{"number":"H-1","placedAt":"2025-10-01T00:00:00Z","status":"delivered","total":1000,"deliveredAt":"2025-10-05T00:00:00Z","lines":[{"sku":"A","title":"A, first","quantity":1,"price":1000}]}],
        "payouts":[{"number":"P-1","date":"2025-10-15T00:00:00Z","amount":900,"state":"paid","lines":[{"kind":"sale","orderNumber":"H-1","sku":"A","amount":1000},{"kind":"fee","orderNumber":"H-1","amount":-100}]}]}]
        """;

    [Fact]
    public async Task A_json_file_comes_in_and_the_same_again_replaces_it()
    {
        var id = Guid.CreateVersion7();
        var file = Path.Combine(app.DataFolder, $"{id}.json");
        await File.WriteAllTextAsync(file, Json.Replace("ID", id.ToString(), StringComparison.Ordinal));
        var import = app.Services.GetRequiredService<ImportAccounts>();
        for (var i = 0; i < 2; i++) Assert.Equal("1 account is in.", await import.RunAsync(file, _ => { }, CancellationToken.None));

        var facts = await app.Services.GetRequiredService<EmbeddedConnector>().FindAsync(id, CancellationToken.None);
        Assert.Equal(("Import & Co", "•••• 8888", "•••• 5678", "A, first", -100), (facts!.Seller.ShopName, facts.Seller.BankAccountMasked, facts.Seller.TaxIdMasked, facts.Orders.Single().Lines[0].Title, facts.Payouts.Single().Lines[1].Amount));
    }

    [Fact]
    public async Task A_folder_of_csv_files_comes_in()
    {
        var id = Guid.CreateVersion7();
        var folder = Directory.CreateDirectory(Path.Combine(app.DataFolder, $"csv-{id}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sellers.csv"), $"id,shopName,region,tier,category,currency,since\r\n{id},\"Comma, \"\"Quote\"\" & Co\",US,gold,toys,USD,2024-01-01\r\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "orders.csv"), $"sellerId,number,placedAt,status,total\n{id},H-9,2025-10-01T00:00:00Z,to_ship,700\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "order_lines.csv"), $"sellerId,orderNumber,sku,title,quantity,price\n{id},H-9,T-1,\"Kite\nred\",1,700\n");
        await app.Services.GetRequiredService<ImportAccounts>().RunAsync(folder, _ => { }, CancellationToken.None);

        var facts = await app.Services.GetRequiredService<EmbeddedConnector>().FindAsync(id, CancellationToken.None);
        Assert.Equal(("Comma, \"Quote\" & Co", "Kite\nred", 700), (facts!.Seller.ShopName, facts.Orders.Single().Lines.Single().Title, facts.Orders[0].Total));
    }

    [Fact]
    public async Task A_wrong_batch_changes_nothing_and_says_what_is_wrong()
    {
        var id = Guid.CreateVersion7();
        object Account(Guid seller, long amount) => new
        {
            seller = new { id = seller, shopName = "X", region = "US", tier = "pro", category = "toys", currency = "USD", since = DateTimeOffset.UnixEpoch },
            payouts = new[] { new { number = "P-1", date = DateTimeOffset.UnixEpoch, amount, state = "paid", lines = new[] { new { kind = "sale", amount = 5 } } } },
        };
        using var wrong = await app.Cast.Admin.Api.PostAsJsonAsync("/api/v1/accounts/import", new { items = new[] { Account(id, 5), Account(Guid.CreateVersion7(), 6) } });
        await wrong.RefusesAsync(HttpStatusCode.UnprocessableEntity, "account_wrong");
        Assert.False(await app.ReadAsync(db => db.Sellers.AnyAsync(seller => seller.Id == id)));

        Assert.Equal(1, (int)(await app.Cast.Admin.PostAsync("/api/v1/accounts/import", new { items = new[] { Account(id, 5) } }))["imported"]!);
        Assert.True(await app.ReadAsync(db => db.Sellers.AnyAsync(seller => seller.Id == id)));
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : ImportTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : ImportTests(app);
}
