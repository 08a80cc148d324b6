using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;

namespace Waypost.Navigator.Decide;

/// The settings that decide now, in memory.
public sealed class SettingsInForce(IDbContextFactory<WaypostDb> contexts, Nudges nudges) : KeptInMemory(nudges, Log)
{
    public const string Log = "decision_settings";
    private volatile DecisionSettings _current = DecisionSettings.Standard;

    public DecisionSettings Current => _current;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var newest = await db.Set<SwitchedSettings>().AsNoTracking().OrderByDescending(row => row.At).ThenByDescending(row => row.Id).FirstOrDefaultAsync(stop);
        _current = newest?.ToSettings() ?? DecisionSettings.Standard;
    }
}
