namespace Waypost.Notices;

/// A line in a person's bell: what happened and where to read it.
public sealed class Notice
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// Which kind of event it tells of (`ticket.replied`, `topic.replied`, `announcement.published` …).
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Url { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SeenAt { get; set; }
}

public static class NoticeTables
{
    extension(Storage.WaypostDb db)
    {
        public Microsoft.EntityFrameworkCore.DbSet<Notice> Notices => db.Set<Notice>();
    }

    /// Puts a notice into somebody's bell within the change that is under way.
    public static void Notify(this Storage.WaypostDb db, Guid personId, string kind, string title, string url, DateTimeOffset now)
    {
        db.Add(new Notice { Id = Guid.CreateVersion7(now), PersonId = personId, Kind = kind, Title = title.Length > 300 ? title[..300] : title, Url = url, At = now });
        db.Nudge($"bell:{personId}");
    }

    private sealed class Mapping : Microsoft.EntityFrameworkCore.IEntityTypeConfiguration<Notice>
    {
        public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Notice> builder)
        {
            Microsoft.EntityFrameworkCore.RelationalEntityTypeBuilderExtensions.ToTable(builder, "notices");
            builder.Property(notice => notice.Kind).HasMaxLength(60);
            builder.Property(notice => notice.Title).HasMaxLength(300);
            builder.Property(notice => notice.Url).HasMaxLength(400);
            builder.HasIndex(notice => new { notice.PersonId, notice.At });
        }
    }
}
