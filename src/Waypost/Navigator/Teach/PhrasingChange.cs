using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

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

public enum TrainingState { Waiting, Ready, InForce }

/// A model learned from the phrasings and the waiting changes, measured beside the one in force.
public sealed class Training
{
    private Training() { } // EF Core

    public Guid Id { get; private init; }
    public Guid By { get; private init; }
    public DateTimeOffset At { get; private init; }
    public TrainingState State { get; private set; }

    /// What the model has learned from (its file's name), and what measuring found, as JSON.
    public string? Model { get; private set; }
    public string? Report { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; private set; }

    public static Training Begin(Guid by, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), By = by, At = now };

    public void Done(string model, string report, DateTimeOffset now)
    {
        if (State != TrainingState.Waiting) return; // another node was as quick
        (State, Model, Report, EndedAt) = (TrainingState.Ready, model, report, now);
        Version++;
    }

    public void PutInForce(DateTimeOffset now)
    {
        if (State != TrainingState.Ready) throw new Refusal("not_ready", "This training is not ready to be put in force.");
        (State, EndedAt) = (TrainingState.InForce, now);
        Version++;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Training>
    {
        public void Configure(EntityTypeBuilder<Training> builder)
        {
            builder.ToTable("trainings");
            builder.Property(training => training.Model).HasMaxLength(64);
            builder.Property(training => training.Version).IsConcurrencyToken();
            builder.HasIndex(training => training.At);
        }
    }
}

public static class TeachTables
{
    extension(WaypostDb db)
    {
        public DbSet<PhrasingChange> PhrasingChanges => db.Set<PhrasingChange>();
        public DbSet<Training> Trainings => db.Set<Training>();
    }

    /// Those that no model in force has learned yet, the oldest first.
    public static IQueryable<PhrasingChange> Waiting(this IQueryable<PhrasingChange> changes) =>
        changes.Where(change => change.TakenAt == null && change.Kind != ChangeKind.PassOver).OrderBy(change => change.At).ThenBy(change => change.Id);
}
