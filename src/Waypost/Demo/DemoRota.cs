using Waypost.Chat;
using Waypost.Storage;

namespace Waypost.Demo;

/// Chat is staffed round the clock in the demo.
public sealed class DemoRota : IDemoPart
{
    public int Order => 15;

    public Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        foreach (var team in demo.Teams.Values)
            foreach (var day in Enum.GetValues<DayOfWeek>())
                db.Add(new RotaRow { TeamId = team.Id, Day = day, OpensAt = 0, ClosesAt = 24 * 60, TimeZone = "UTC" });
        return Task.CompletedTask;
    }
}
