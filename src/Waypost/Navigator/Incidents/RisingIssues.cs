using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Issues;
using Waypost.Storage;

namespace Waypost.Navigator.Incidents;

/// An issue type that far more sellers (signed in: a visitor may be a program) come with than usual: how many did in the last hour, and how many an hour do at this time of day.
public sealed record RisingIssue(Issue Issue, int Sellers, double Usual)
{
    public string Url => "/admin/incidents?type=" + Issue.Id;
}

/// Finds what may be an incident before anybody has declared it: each issue type against its own history.
public sealed class RisingIssues(WaypostDb db, IssueCatalogue catalogue, LiveIncidents live, TimeProvider clock)
{
    private const int HistoryDays = 28;
    private const int LeastHistoryDays = 3;
    private const int Least = 5;
    private const double LeastUsual = 0.2; // an hour; what is never asked is not a rise at its first two
    private const double Chance = 1e-6; // a hundred types, looked at every few minutes: one false alarm in months
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<RisingIssue>> FindAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var since = now - Hour;
        var navigations = db.Navigations.AsNoTracking();
        var recent = await navigations.Where(each => each.At > since && each.Counts && each.IssueType != null)
            .GroupBy(each => each.IssueType!).Select(group => new { Type = group.Key, Sellers = group.Select(each => each.OwnerId).Distinct().Count() }).ToListAsync(stop);
        var many = recent.Where(each => each.Sellers >= Least && !live.All.Any(incident => incident.IssueTypes.Contains(each.Type, StringComparer.Ordinal))).ToList();
        if (many.Count == 0 || await navigations.OrderBy(each => each.At).Select(each => (DateTimeOffset?)each.At).FirstOrDefaultAsync(stop) is not { } first) return [];

        var days = Math.Min(HistoryDays, (int)(now - first).TotalDays);
        if (days < LeastHistoryDays) return []; // nothing to compare with
        var types = many.ConvertAll(each => each.Type);
        var past = types.ToDictionary(type => type, _ => 0);
        for (var day = 1; day <= days; day++)
        {
            var (from, to) = (now - TimeSpan.FromDays(day) - 2 * Hour, now - TimeSpan.FromDays(day) + Hour);
            foreach (var count in await navigations.Where(each => each.At > from && each.At <= to && each.Counts && types.Contains(each.IssueType!))
                .GroupBy(each => each.IssueType!).Select(group => new { Type = group.Key, Count = group.Count() }).ToListAsync(stop)) past[count.Type] += count.Count;
        }

        return [.. many.Select(each => (Issue: catalogue.Find(each.Type), each.Sellers, Usual: past[each.Type] / (days * 3.0)))
            .Where(each => each.Issue is not null && IsRise(each.Sellers, each.Usual)).OrderByDescending(each => each.Sellers / Math.Max(each.Usual, LeastUsual))
            .Select(each => new RisingIssue(each.Issue!, each.Sellers, each.Usual))];
    }

    /// Whether so many in an hour cannot be chance: the tail of the Poisson distribution, and three times the usual at least, because busy days are no incidents.
    public static bool IsRise(int sellers, double usual)
    {
        var mean = Math.Max(usual, LeastUsual);
        if (sellers < Least || sellers < 3 * usual) return false;
        var (term, below) = (Math.Exp(-mean), 0.0);
        for (var k = 0; k < sellers; k++)
        {
            below += term;
            term *= mean / (k + 1);
        }

        // Beyond what can be subtracted from one, the first term of the tail and its bound say it.
        var tail = term / (1 - mean / (sellers + 1));
        return Math.Min(1 - below, tail) < Chance;
    }
}
