using static Waypost.Web.Words;

namespace Waypost.Accounts.Checks;

/// Open violations with their points and the last day to appeal.
public sealed class ViolationsOpen : IDataCheck
{
    public const int BlocksListings = 12;
    public const int Suspends = 24;

    public string Id => "violations_open";

    public IReadOnlyList<Finding> Run(AccountFacts account, DateTimeOffset now)
    {
        var points = Points(account, now);
        var open = account.Violations.Where(each => each.State is ViolationStates.Open or ViolationStates.Appealed).OrderBy(each => each.AppealBy ?? DateTimeOffset.MaxValue).ToList();
        if (open.Count == 0)
            return [new Finding(Id, FindingLevel.Ok, T("No violation is open"), T("Your points: {0}. At {1} new listings are blocked for 7 days.", points, BlocksListings), "/account-health", now)];
        return [.. open.Select(each => Look(each, points, now))];
    }

    /// What counts today: expired and withdrawn violations do not.
    public static int Points(AccountFacts account, DateTimeOffset now) =>
        account.Violations.Where(each => each.State != ViolationStates.Withdrawn && !(each.ExpiresAt <= now)).Sum(each => each.Points);

    private Finding Look(ViolationFacts each, int points, DateTimeOffset now)
    {
        var level = each.State == ViolationStates.Appealed ? FindingLevel.Info : points >= BlocksListings ? FindingLevel.Danger : FindingLevel.Warning;
        var title = T("Violation {0}, {1} points: {2}", each.Number, each.Points, each.Rule);
        var detail = each switch
        {
            { State: ViolationStates.Appealed } => T("Your appeal is being read by a person; the answer comes within 3 business days."),
            { AppealBy: { } by } when by > now => T("You can appeal until {0}. Your points together: {1}; at {2} new listings are blocked for 7 days.", Days.Moment(by), points, BlocksListings),
            _ => T("The time to appeal is over. Your points together: {0}; at {1} new listings are blocked for 7 days.", points, BlocksListings),
        };
        return new Finding(Id, level, title, detail, "/account-health#violations", now);
    }
}
