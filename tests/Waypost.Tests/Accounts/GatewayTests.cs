using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Audit;

namespace Waypost.Tests.Accounts;

/// The only way to somebody's account: with an open case, a reason, and on the record.
public abstract class GatewayTests(WaypostApp app)
{
    [Fact]
    public async Task Without_a_case_or_a_reason_nobody_looks_and_with_both_the_look_is_on_record_first()
    {
        var gold = await SellerIdAsync(app.Cast.Gold);
        using var none = await app.Cast.Agent.Api.GetAsync($"/api/v1/accounts/{Guid.Empty}?reason=curious");
        await none.RefusesAsync(HttpStatusCode.Forbidden, "no_case");

        await app.Cast.Gold.PostAsync("/api/v1/conversations", new { text = "My payout has not arrived.", topic = "payouts", clientId = $"gateway-{Guid.CreateVersion7()}" });
        using var silent = await app.Cast.Agent.Api.GetAsync($"/api/v1/accounts/{gold}");
        await silent.RefusesAsync(HttpStatusCode.UnprocessableEntity, "reason_missing");
        using var editor = await app.Cast.Editor.Api.GetAsync($"/api/v1/accounts/{gold}?reason=curious");
        await editor.RefusesAsync(HttpStatusCode.Forbidden, "no_case");

        var before = await LooksAsync(gold);
        var seen = await app.Cast.Agent.GetAsync($"/api/v1/accounts/{gold}?reason=The+payout+is+late");
        Assert.StartsWith("•••• ", (string)seen["facts"]!["seller"]!["bankAccountMasked"]!, StringComparison.Ordinal);
        Assert.NotEmpty(seen["findings"]!.AsArray());
        Assert.Equal(before + 1, await LooksAsync(gold));

        var log = await app.Cast.Gold.GetAsync("/api/v1/account/access");
        Assert.True((bool)log["whole"]!);
        Assert.Equal(("Anna Kowalska", "account.looked", "The payout is late"), ((string)log["items"]![0]!["who"]!, (string)log["items"]![0]!["deed"]!, (string)log["items"]![0]!["reason"]!));
        Assert.Contains("The payout is late", await app.Cast.Gold.Pages.GetStringAsync("/account/access"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_field_is_revealed_with_a_reason_and_nobody_else_sees_the_log()
    {
        var seller = await SellerIdAsync(app.Cast.Seller);
        await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "My payout failed.", topic = "payouts", clientId = $"gateway-{Guid.CreateVersion7()}" });
        var revealed = await app.Cast.Agent.PostAsync($"/api/v1/accounts/{seller}/reveal", new { field = "bank_account", reason = "Comparing it with the bank's letter" });
        Assert.DoesNotContain("•", (string)revealed["value"]!, StringComparison.Ordinal);
        Assert.Equal("account.revealed", (string)(await app.Cast.Seller.GetAsync("/api/v1/account/access"))["items"]![0]!["deed"]!);

        using var unknown = await app.Cast.Agent.Api.PostAsJsonAsync($"/api/v1/accounts/{seller}/reveal", new { field = "password", reason = "x" });
        await unknown.RefusesAsync(HttpStatusCode.UnprocessableEntity, "unknown_field");
        Assert.DoesNotContain((await app.Cast.Gold.GetAsync("/api/v1/account/access"))["items"]!.AsArray(), line => (string)line!["reason"]! == "Comparing it with the bank's letter");
    }

    [Fact]
    public async Task The_deadline_of_an_order_is_extended_once_for_one_client_id()
    {
        var account = await app.Cast.Seller.GetAsync("/api/v1/account");
        var seller = (string)account["seller"]!["id"]!;
        var order = account["orders"]!.AsArray().First(each => (string)each!["status"]! == "to_ship")!;
        await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "The courier did not come.", topic = "shipping", clientId = $"gateway-{Guid.CreateVersion7()}" });
        var until = ((DateTimeOffset)order["shipBy"]!).AddDays(2);
        var body = new { action = "extend_deadline", subject = (string)order["number"]!, until, reason = "Courier strike", clientId = $"extend-{Guid.CreateVersion7()}" };
        await app.Cast.Agent.PostAsync($"/api/v1/accounts/{seller}/actions", body);
        await app.Cast.Agent.PostAsync($"/api/v1/accounts/{seller}/actions", body);

        var now = (await app.Cast.Seller.GetAsync("/api/v1/account"))["orders"]!.AsArray().First(each => (string)each!["number"]! == body.subject)!;
        Assert.Equal(until, (DateTimeOffset)now["shipBy"]!);
        Assert.Single((await app.Cast.Seller.GetAsync("/api/v1/account/access"))["items"]!.AsArray(), line => (string)line!["reason"]! == "Courier strike");

        using var earlier = await app.Cast.Agent.Api.PostAsJsonAsync($"/api/v1/accounts/{seller}/actions", body with { until = until.AddHours(-5), clientId = "earlier" });
        await earlier.RefusesAsync(HttpStatusCode.UnprocessableEntity, "deadline_not_later");
    }

    [Fact]
    public async Task The_demo_seller_has_the_payout_that_everybody_talks_about()
    {
        var findings = (await app.Cast.Seller.GetAsync("/api/v1/account/findings?checks=payout_state,no_such_check"))["items"]!.AsArray();
        Assert.All(findings, finding => Assert.Equal("payout_state", (string)finding!["check"]!));
        Assert.StartsWith("Payout P-1042 failed on ", (string)findings[0]!["title"]!, StringComparison.Ordinal);
        using var visitor = await app.Cast.Nobody.Api.GetAsync("/api/v1/account");
        await visitor.RefusesAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Settlement_lines_add_up_to_the_payout()
    {
        foreach (var payout in (await app.Cast.Gold.GetAsync("/api/v1/account"))["payouts"]!.AsArray())
            Assert.Equal((long)payout!["amount"]!, payout["lines"]!.AsArray().Sum(line => (long)line!["amount"]!));
    }

    private Task<int> LooksAsync(Guid seller) => app.ReadAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.SellerId == seller && entry.Deed == "account.looked"));

    private static async Task<Guid> SellerIdAsync(Actor actor) => Guid.Parse((string)(await actor.GetAsync("/api/v1/account"))["seller"]!["id"]!);

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : GatewayTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : GatewayTests(app);
}
