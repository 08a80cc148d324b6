using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Which listings were taken off, when, and by which rule.
public sealed class ListingRemoved : IDataCheck
{
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(90);
    private const int MostNamed = 5;

    public string Id => "listing_removed";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var removed = account.Listings.Where(listing => listing.State == ListingStates.Removed && (listing.RemovedAt is null || listing.RemovedAt > now - LooksBack))
            .OrderByDescending(listing => listing.RemovedAt).ToList();
        if (removed.Count == 0)
            return [new Finding(Id, FindingLevel.Ok, T("No listing was removed"), T("None in the last 90 days."), "/help/listing-not-visible", now)];

        var found = removed.Take(MostNamed).Select(listing => new Finding(Id, FindingLevel.Warning, Title(listing),
            Detail(account, listing), "/account-health#listings", now)).ToList();
        if (removed.Count > MostNamed)
            found.Add(new Finding(Id, FindingLevel.Warning, TN(removed.Count - MostNamed, "{0} more listing was removed", "{0} more listings were removed"), T("Account health shows all of them."), "/account-health#listings", now));
        return found;
    }

    private static string Title(ListingFacts listing)
    {
        var rule = listing.RemovedByRule ?? T("no rule given");
        return listing.RemovedAt is { } at ? T("Listing “{0}” was removed on {1}: {2}", listing.Title, Days.Day(at), rule) : T("Listing “{0}” was removed: {1}", listing.Title, rule);
    }

    private static string Detail(AccountFacts account, ListingFacts listing)
    {
        var violation = account.Violations.FirstOrDefault(each => each.Sku == listing.Sku && each.State == ViolationStates.Open);
        return violation?.AppealBy is { } by
            ? T("Correct it and submit it again, or appeal violation {0} by {1} if the removal is a mistake. Do not copy it into a new listing.", violation.Number, Days.Day(by))
            : T("Correct what the rule names and submit it again. Do not copy it into a new listing: the same rule removes it again.");
    }
}
