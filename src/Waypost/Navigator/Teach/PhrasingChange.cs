using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waypost.Navigator.Teach;

public enum ChangeKind { Add, Remove, PassOver }

/// What an editor decided about a phrasing. It waits until a model that has learned it is put in force; a text that was passed over is not shown again.
public sealed class PhrasingChange
{
    public required Guid Id { get; init; }
    public required ChangeKind Kind { get; init; }
    public required string TypeId { get; init; }
    public required string Locale { get; init; }
    public required string Text { get; init; }

    /// The navigation whose words these were.
    public Guid? NavigationId { get; init; }
    public required Guid By { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? TakenAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<PhrasingChange>
    {
        public void Configure(EntityTypeBuilder<PhrasingChange> builder)
        {
            builder.ToTable("phrasing_changes");
            builder.Property(change => change.TypeId).HasMaxLength(60);
            builder.Property(change => change.Locale).HasMaxLength(10);
            builder.Property(change => change.Text).HasMaxLength(Issues.Phrasing.Longest);
            builder.HasIndex(change => change.TakenAt);
            builder.HasIndex(change => change.NavigationId);
        }
    }
}
