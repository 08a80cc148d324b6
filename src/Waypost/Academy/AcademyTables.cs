using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Academy;

public static class AcademyTables
{
    extension(WaypostDb db)
    {
        public DbSet<Course> Courses => db.Set<Course>();
        public DbSet<Lesson> Lessons => db.Set<Lesson>();
        public DbSet<LessonDone> LessonsDone => db.Set<LessonDone>();
        public DbSet<CourseBadge> CourseBadges => db.Set<CourseBadge>();
    }

    private sealed class CourseMapping : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> builder)
        {
            builder.ToTable("courses");
            builder.Property(course => course.Slug).HasMaxLength(80);
            builder.Property(course => course.Title).HasMaxLength(200);
            builder.Property(course => course.Summary).HasMaxLength(400);
            builder.Property(course => course.Level).HasMaxLength(40);
            builder.Property(course => course.Badge).HasMaxLength(80);
            builder.HasIndex(course => course.Slug).IsUnique();
        }
    }

    private sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
    {
        public void Configure(EntityTypeBuilder<Lesson> builder)
        {
            builder.ToTable("lessons");
            builder.Ignore(lesson => lesson.Quiz);
            builder.Property(lesson => lesson.Slug).HasMaxLength(80);
            builder.Property(lesson => lesson.Title).HasMaxLength(200);
            builder.HasOne<Course>().WithMany().HasForeignKey(lesson => lesson.CourseId);
            builder.HasIndex(lesson => new { lesson.CourseId, lesson.Number }).IsUnique();
            builder.HasIndex(lesson => new { lesson.CourseId, lesson.Slug }).IsUnique();
        }
    }

    private sealed class DoneMapping : IEntityTypeConfiguration<LessonDone>
    {
        public void Configure(EntityTypeBuilder<LessonDone> builder)
        {
            builder.ToTable("lessons_done");
            builder.HasKey(done => new { done.PersonId, done.LessonId });
            builder.HasOne<Person>().WithMany().HasForeignKey(done => done.PersonId);
            builder.HasOne<Lesson>().WithMany().HasForeignKey(done => done.LessonId);
            builder.HasIndex(done => new { done.PersonId, done.CourseId });
        }
    }

    private sealed class BadgeMapping : IEntityTypeConfiguration<CourseBadge>
    {
        public void Configure(EntityTypeBuilder<CourseBadge> builder)
        {
            builder.ToTable("course_badges");
            builder.HasKey(badge => new { badge.PersonId, badge.CourseId });
            builder.HasOne<Person>().WithMany().HasForeignKey(badge => badge.PersonId);
            builder.HasOne<Course>().WithMany().HasForeignKey(badge => badge.CourseId);
        }
    }
}
