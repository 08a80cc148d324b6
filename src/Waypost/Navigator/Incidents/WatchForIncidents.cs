using Microsoft.EntityFrameworkCore;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Navigator.Incidents;

/// Every few minutes: admins hear of what rises, once in half a day for each issue type.
public sealed class WatchForIncidents(IServiceScopeFactory scopes, WriteLane lane, TimeProvider clock, ILogger<WatchForIncidents> log) : Rounds(TimeSpan.FromMinutes(5), log)
{
    public const string Kind = "incident.proposed";
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(12);

    protected override Task RoundAsync(CancellationToken stop) => RunOnceAsync(stop);

    public async Task RunOnceAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rising = await scope.ServiceProvider.GetRequiredService<RisingIssues>().FindAsync(stop);
        if (rising.Count == 0) return;
        await lane.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var since = now - Quiet;
            var told = await db.Notices.Where(notice => notice.Kind == Kind && notice.At > since).Select(notice => notice.Url).ToHashSetAsync(stop);
            var staff = await db.People.Where(person => person.SellerId == null && person.PasswordHash != null).Select(person => new { person.Id, person.Roles }).ToListAsync(stop);
            foreach (var issue in rising.Where(each => !told.Contains(each.Url)))
                foreach (var admin in staff.Where(person => person.Roles.HasFlag(Roles.Admin)))
                    db.Notify(admin.Id, Kind, $"“{issue.Issue.Title}” is rising: {issue.Sellers} sellers in the last hour, usually {issue.Usual:0.#}. Is it an incident?", issue.Url, now);
        }, stop);
    }
}
