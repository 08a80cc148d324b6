using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Work;

/// Something to do later or elsewhere, written in the transaction that wants it done, done at least once.
public sealed class Job
{
    public const int MostTries = 8;

    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }
    public DateTimeOffset DueAt { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset? ClaimedUntil { get; private set; }
    public DateTimeOffset? ParkedAt { get; private set; }
    public string? LastError { get; private set; }
    public int Version { get; private set; }

    public static Job For(string kind, string payload, DateTimeOffset due, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Payload = payload, DueAt = due };

    public void Claim(DateTimeOffset now)
    {
        Tries++;
        Renew(now);
    }

    /// It takes longer: still at it.
    public void Renew(DateTimeOffset now)
    {
        ClaimedUntil = now + TimeSpan.FromMinutes(2);
        Version++;
    }

    /// Tried again later (1, 2, 4 … minutes), parked in sight of an admin after the last try.
    public void Failed(string error, DateTimeOffset now)
    {
        LastError = error.Length > 500 ? error[..500] : error;
        ClaimedUntil = null;
        if (Tries >= MostTries) ParkedAt = now;
        else DueAt = now + TimeSpan.FromMinutes(1 << (Tries - 1));
        Version++;
    }

    /// An admin sends it off again.
    public void Again(DateTimeOffset now)
    {
        (ParkedAt, Tries, DueAt, ClaimedUntil) = (null, 0, now, null);
        Version++;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> builder)
        {
            builder.ToTable("jobs");
            builder.Property(job => job.Kind).HasMaxLength(60);
            builder.Property(job => job.LastError).HasMaxLength(500);
            builder.Property(job => job.Version).IsConcurrencyToken();
            builder.HasIndex(job => new { job.ParkedAt, job.DueAt });
        }
    }
}

/// Does one kind of job. May be asked twice for the same job, after a crash.
public interface IJob
{
    string Kind { get; }
    Task RunAsync(string payload, CancellationToken stop);
}
