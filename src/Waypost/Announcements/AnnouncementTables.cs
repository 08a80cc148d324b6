using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Announcements;

public static class AnnouncementTables
{
    extension(WaypostDb db)
    {
        public DbSet<Announcement> Announcements => db.Set<Announcement>();
        public DbSet<AnnouncementSegment> AnnouncementSegments => db.Set<AnnouncementSegment>();
        public DbSet<AnnouncementReading> AnnouncementReadings => db.Set<AnnouncementReading>();
    }

    public static bool MayWrite(this Caller caller) => caller.Is(Roles.Editor) || caller.Is(Roles.Host);

    /// Staff see all that is published, sellers what is for them, visitors what is for everybody; those who write see the drafts too.
    public static IQueryable<Announcement> VisibleTo(this WaypostDb db, Caller caller, DateTimeOffset now)
    {
        var all = db.Announcements.AsNoTracking();
        if (caller.MayWrite()) return all;
        var published = all.Where(each => each.PublishAt != null && each.PublishAt <= now && each.TakenBackAt == null);
        if (caller.IsStaff) return published;
        var segments = db.AnnouncementSegments;
        var tags = caller.Segments.ToArray();
        return published.Where(each => !segments.Any(needed => needed.AnnouncementId == each.Id
            && !segments.Any(held => held.AnnouncementId == each.Id && held.Kind == needed.Kind && tags.Contains(held.Tag))));
    }

    private sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
    {
        public void Configure(EntityTypeBuilder<Announcement> builder)
        {
            builder.ToTable("announcements");
            builder.Property(each => each.Slug).HasMaxLength(80);
            builder.Property(each => each.Title).HasMaxLength(200);
            builder.Property(each => each.Summary).HasMaxLength(400);
            builder.Property(each => each.Policy).HasMaxLength(80);
            builder.Property(each => each.Version).IsConcurrencyToken();
            builder.HasIndex(each => each.Slug).IsUnique();
            builder.HasIndex(each => each.PublishAt);
        }
    }

    private sealed class SegmentMapping : IEntityTypeConfiguration<AnnouncementSegment>
    {
        public void Configure(EntityTypeBuilder<AnnouncementSegment> builder)
        {
            builder.ToTable("announcement_segments");
            builder.HasKey(segment => new { segment.AnnouncementId, segment.Tag });
            builder.Property(segment => segment.Kind).HasMaxLength(20);
            builder.Property(segment => segment.Tag).HasMaxLength(60);
            builder.HasOne<Announcement>().WithMany().HasForeignKey(segment => segment.AnnouncementId);
        }
    }

    private sealed class ReadingMapping : IEntityTypeConfiguration<AnnouncementReading>
    {
        public void Configure(EntityTypeBuilder<AnnouncementReading> builder)
        {
            builder.ToTable("announcement_readings");
            builder.HasKey(reading => new { reading.AnnouncementId, reading.PersonId });
            builder.HasOne<Announcement>().WithMany().HasForeignKey(reading => reading.AnnouncementId);
            builder.HasOne<Person>().WithMany().HasForeignKey(reading => reading.PersonId);
            builder.HasIndex(reading => reading.PersonId);
        }
    }
}
