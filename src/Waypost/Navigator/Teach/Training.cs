using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waypost.Navigator.Teach;

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
