using Waypost.Accounts.Connectors;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts;

/// The audience a seller belongs to: `region:US`, `tier:gold`, `category:fashion`.
public sealed class AccountSegments(IConnector connector, Nudges nudges, TimeProvider clock) : ISegments
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlySet<string>> OfAsync(WaypostDb db, Guid sellerId, CancellationToken stop)
    {
        try
        {
            return await connector.FindSellerAsync(sellerId, stop) is { } seller ? Of(seller) : new HashSet<string>();
        }
        catch (Refusal away) when (away.Code == "connector_unavailable")
        {
            _ = ForgetSoonAsync(); // signing in works without it, and callers are kept in memory: they are asked for anew
            return new HashSet<string>();
        }
    }

    public static IReadOnlySet<string> Of(SellerFacts seller) =>
        new HashSet<string>(StringComparer.Ordinal) { $"region:{seller.Region}", $"tier:{seller.Tier}", $"category:{seller.Category}" };

    private async Task ForgetSoonAsync()
    {
        await Task.Delay(AskAgain, clock);
        nudges.Give(Callers.Log);
    }
}
