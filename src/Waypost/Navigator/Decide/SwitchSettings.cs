using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Decide;

/// An admin puts other settings in force, after having seen what they would have done.
public sealed class SwitchSettings(WriteLane lane, SettingsInForce inForce, TimeProvider clock)
{
    public async Task RunAsync(Caller admin, DecisionSettings settings, string? reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500) throw Refusal.BadInput("reason_missing", "Please say in up to 500 characters why.");
        await lane.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var name = "settings-" + (await db.Set<SwitchedSettings>().CountAsync(stop) + 1);
            var row = new SwitchedSettings { Id = Guid.CreateVersion7(now), Name = name, Figures = SwitchedSettings.FiguresOf(settings), Reason = reason.Trim(), By = admin.UserId, At = now };
            db.Add(row);
            await db.AuditAsync(admin.UserId, "settings.switched", name, now, stop, reason: reason.Trim());
            db.Nudge(SettingsInForce.Log);
        }, stop);
        await inForce.LoadAsync(stop); // the next page decides by them
    }
}
