using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Audit;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Decide;

/// Settings that an admin switched on. Rows are never changed: the newest is in force, the older ones explain older decisions.
public sealed class SwitchedSettings
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// The figures that differ from the standard, as JSON by key.
    public required string Figures { get; init; }
    public required string Reason { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }

    public DecisionSettings ToSettings()
    {
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(Figures)!;
        var settings = DecisionSettings.Standard with { Name = Name };
        foreach (var field in SettingField.All)
            if (figures.TryGetValue(field.Key, out var value)) settings = field.With(settings, value);
        return settings;
    }

    public static string FiguresOf(DecisionSettings settings) => JsonSerializer.Serialize(SettingField.All
        .Where(field => field.Of(settings) != field.Of(DecisionSettings.Standard)).ToDictionary(field => field.Key, field => field.Of(settings), StringComparer.Ordinal));

    private sealed class Mapping : IEntityTypeConfiguration<SwitchedSettings>
    {
        public void Configure(EntityTypeBuilder<SwitchedSettings> builder)
        {
            builder.ToTable("switched_settings");
            builder.Property(row => row.Name).HasMaxLength(60);
            builder.Property(row => row.Reason).HasMaxLength(500);
            builder.HasIndex(row => row.At);
        }
    }
}

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
