using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waypost.Navigator.Decide;

/// Settings that an admin switched on. Rows are never changed: the newest is in force, the older ones explain older decisions.
public sealed class SwitchedSettings
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// All figures, as JSON by key: a later release may have another standard, and these stay what they were. A figure that is missing (there was no such key then, or the release
    /// kept only differences) is the standard's; one whose key is gone says nothing any more.
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

    public static string FiguresOf(DecisionSettings settings) => JsonSerializer.Serialize(SettingField.All.ToDictionary(field => field.Key, field => field.Of(settings), StringComparer.Ordinal));

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
