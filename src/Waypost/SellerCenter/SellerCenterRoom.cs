using Waypost.Accounts;
using Waypost.Accounts.Checks;
using Waypost.People;
using Waypost.Web;

namespace Waypost.SellerCenter;

public static class SellerCenterRoom
{
    public static void AddSellerCenter(this IServiceCollection services)
    {
        services.AddNavigation(
            new NavigationEntry(Area.SellerCenter, "Overview", "/", 10, Audience.Seller),
            new NavigationEntry(Area.SellerCenter, "Orders", "/orders", 20, Audience.Seller),
            new NavigationEntry(Area.SellerCenter, "Payouts", "/payouts", 30, Audience.Seller),
            new NavigationEntry(Area.SellerCenter, "Account health", "/account-health", 40, Audience.Seller),
            new NavigationEntry(Area.SellerCenter, "Academy", "/academy", 50, Audience.Anyone, AtTopRight: true, InFooter: true),
            new NavigationEntry(Area.SellerCenter, "Help Center", "/help", 60, Audience.Anyone, InFooter: true),
            new NavigationEntry(Area.SellerCenter, "Seller Community", "/community", 80, Audience.Anyone, InFooter: true));
    }

    public static void MapSellerCenter(this IEndpointRouteBuilder routes)
    {
        routes.MapPages("", Audience.SignedIn).MapGet("/", ShowOverview);
        var pages = routes.MapPages("", Audience.Seller);
        pages.MapGet("/orders", ShowOrders);
        pages.MapGet("/orders/{number}", ShowOrder);
        pages.MapGet("/payouts", ShowPayouts);
        pages.MapGet("/payouts/{number}", ShowPayout);
        pages.MapGet("/account-health", ShowHealth);
    }

    private static async Task<IResult> ShowOverview(Caller caller, LookAtAccount look, TimeProvider clock, CancellationToken stop)
    {
        if (!caller.IsSeller) return caller.IsAgent ? Results.Redirect("/desk") : new Page<StaffHomePage>("Seller Center", Area.SellerCenter);
        try
        {
            return new Page<OverviewPage>("Overview", Area.SellerCenter, new { View = OverviewView.Of(await look.OwnAsync(caller, stop), clock.GetUtcNow()) });
        }
        catch (Refusal away) when (away.Code == "connector_unavailable") // the front page stays: it is where the ways to help begin
        {
            return new Page<OverviewPage>("Overview", Area.SellerCenter, new { View = (OverviewView?)null });
        }
    }

    private static async Task<IResult> ShowOrders(Caller caller, string? status, int? page, LookAtAccount look, CancellationToken stop) =>
        new Page<OrdersPage>("Orders", Area.SellerCenter, new { View = OrdersView.Of((await look.OwnAsync(caller, stop)).Facts, status, page ?? 1) });

    private static async Task<IResult> ShowOrder(Caller caller, string number, LookAtAccount look, CancellationToken stop)
    {
        var seen = await look.OwnAsync(caller, stop);
        var order = seen.Facts.Orders.FirstOrDefault(each => each.Number == number) ?? throw Refusal.NotFound("order");
        return new Page<OrderPage>($"Order {number}", Area.SellerCenter, new { Account = seen.Facts, Order = order, Findings = About(seen, $"/orders/{Uri.EscapeDataString(number)}") });
    }

    private static async Task<IResult> ShowPayouts(Caller caller, int? page, LookAtAccount look, CancellationToken stop) =>
        new Page<PayoutsPage>("Payouts", Area.SellerCenter, new { Account = (await look.OwnAsync(caller, stop)).Facts, Number = page ?? 1 });

    private static async Task<IResult> ShowPayout(Caller caller, string number, int? page, LookAtAccount look, CancellationToken stop)
    {
        var seen = await look.OwnAsync(caller, stop);
        var payout = seen.Facts.Payouts.FirstOrDefault(each => each.Number == number) ?? throw Refusal.NotFound("payout");
        return new Page<PayoutPage>($"Payout {number}", Area.SellerCenter, new { Account = seen.Facts, Payout = payout, Findings = About(seen, $"/payouts/{Uri.EscapeDataString(number)}"), Number = page ?? 1 });
    }

    private static async Task<IResult> ShowHealth(Caller caller, LookAtAccount look, TimeProvider clock, CancellationToken stop)
    {
        var seen = await look.OwnAsync(caller, stop);
        return new Page<AccountHealthPage>("Account health", Area.SellerCenter, new { Account = seen.Facts, seen.Findings, Now = clock.GetUtcNow() });
    }

    private static List<Finding> About(AccountLook seen, string url) => [.. seen.Findings.Where(finding => finding.Url == url)];
}
