using Waypost.Accounts.Checks;
using Waypost.Accounts.Connectors;
using Waypost.People;
using Waypost.Web;

namespace Waypost.Accounts;

public static class AccountsRoom
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpClient(HttpConnector.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton<EmbeddedConnector>();
        services.AddSingleton<HttpConnector>();
        services.AddSingleton<IConnector>(provider => provider.GetRequiredService<IConfiguration>()["Connector:Url"] is { Length: > 0 }
            ? provider.GetRequiredService<HttpConnector>()
            : provider.GetRequiredService<EmbeddedConnector>());
        services.AddSingleton<RecentFacts>();
        services.AddSingleton<ISegments, AccountSegments>();
        foreach (var check in Checks()) services.AddSingleton(typeof(IDataCheck), check);
        services.AddSingleton<RunChecks>();
        services.AddSingleton<IRunChecks>(provider => provider.GetRequiredService<RunChecks>());
        services.AddScoped<AccessGrounds>();
        services.AddScoped<LookAtAccount>();
        services.AddScoped<RevealField>();
    }

    /// Every check in the house, the money first: among findings of one level that is what sellers ask about.
    private static IEnumerable<Type> Checks() => typeof(AccountsRoom).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDataCheck)))
        .OrderBy(type => type == typeof(PayoutState) ? 0 : 1).ThenBy(type => type.Name, StringComparer.Ordinal);

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapApi("/account", Audience.Seller).WithTags("Account");
        own.MapGet("", OwnAsync).WithSummary("The seller's own account: shop, orders, payouts, returns, listings, violations");
        own.MapGet("/findings", FindingsAsync).WithSummary("What the data checks find in the seller's own account, worst first; ?checks=payout_state,tax_form limits them");
    }

    private static async Task<AccountFacts> OwnAsync(Caller caller, LookAtAccount look, CancellationToken stop) => (await look.OwnAsync(caller, stop)).Facts;

    private static async Task<FindingsJson> FindingsAsync(string? checks, Caller caller, IRunChecks run, CancellationToken stop) =>
        new(await run.RunAsync(caller.SellerId ?? throw Refusal.NotFound("account"), checks?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), stop), null);
}

public sealed record FindingsJson(IReadOnlyList<Finding> Items, string? Next);
