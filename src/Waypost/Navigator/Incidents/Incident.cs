using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Navigator.Incidents;

/// Something that is wrong for many sellers at once, told by an admin so that nobody has to queue to hear it.
public sealed class Incident
{
    public const int LongestTypes = 2000;

    private Incident() { } // EF Core

    public Guid Id { get; private init; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// Issue type ids, comma separated.
    public string IssueTypes { get; private set; } = "";
    public DateTimeOffset DeclaredAt { get; private init; }
    public Guid DeclaredBy { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<string> TypeIds => IssueTypes.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static Incident Declare(string title, string text, IReadOnlyList<string> issueTypes, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Title = title, Text = text, IssueTypes = string.Join(',', issueTypes), DeclaredAt = now, DeclaredBy = by,
    };

    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Version++;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Incident>
    {
        public void Configure(EntityTypeBuilder<Incident> builder)
        {
            builder.ToTable("incidents");
            builder.Property(incident => incident.Title).HasMaxLength(200);
            builder.Property(incident => incident.Text).HasMaxLength(4000);
            builder.Property(incident => incident.IssueTypes).HasMaxLength(Incident.LongestTypes);
            builder.Property(incident => incident.Version).IsConcurrencyToken();
            builder.Ignore(incident => incident.TypeIds);
            builder.HasIndex(incident => incident.EndedAt);
        }
    }
}

public static class IncidentTables
{
    extension(WaypostDb db)
    {
        public DbSet<Incident> Incidents => db.Set<Incident>();
    }
}
