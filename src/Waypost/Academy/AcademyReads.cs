using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Academy;

public sealed record LessonRowView(Guid Id, int Number, string Slug, string Title, int Minutes, bool IsDone);

public sealed record CourseView(Guid Id, string Slug, string Title, string Summary, string Level, int Minutes, string Badge, IReadOnlyList<LessonRowView> Lessons, DateTimeOffset? BadgeAt)
{
    public int Done => Lessons.Count(lesson => lesson.IsDone);
    public bool IsBegun => Done > 0 && Done < Lessons.Count;

    /// The lesson to go on with: the first that is not done.
    public LessonRowView? Next => Lessons.FirstOrDefault(lesson => !lesson.IsDone);
}

/// Courses with what the reader has done of them.
public sealed class AcademyReads(WaypostDb db)
{
    public async Task<IReadOnlyList<CourseView>> CoursesAsync(Caller caller, CancellationToken stop)
    {
        var courses = await db.Courses.AsNoTracking().OrderBy(course => course.Position).ThenBy(course => course.Title).ToListAsync(stop);
        var lessons = await db.Lessons.AsNoTracking().OrderBy(lesson => lesson.Number).Select(lesson => new { lesson.Id, lesson.CourseId, lesson.Number, lesson.Slug, lesson.Title, lesson.Minutes }).ToListAsync(stop);
        var done = caller.IsSignedIn ? await db.LessonsDone.Where(each => each.PersonId == caller.UserId).Select(each => each.LessonId).ToListAsync(stop) : [];
        var badges = caller.IsSignedIn ? await db.CourseBadges.AsNoTracking().Where(badge => badge.PersonId == caller.UserId).ToListAsync(stop) : [];
        return courses.ConvertAll(course => new CourseView(course.Id, course.Slug, course.Title, course.Summary, course.Level, course.Minutes, course.Badge,
            [.. lessons.Where(lesson => lesson.CourseId == course.Id).Select(lesson => new LessonRowView(lesson.Id, lesson.Number, lesson.Slug, lesson.Title, lesson.Minutes, done.Contains(lesson.Id)))],
            badges.FirstOrDefault(badge => badge.CourseId == course.Id)?.At));
    }

    public async Task<CourseView> CourseAsync(Caller caller, string slug, CancellationToken stop) =>
        (await CoursesAsync(caller, stop)).FirstOrDefault(course => course.Slug == slug) ?? throw Refusal.NotFound("course");

    public async Task<Lesson> LessonAsync(Guid course, string slug, CancellationToken stop) =>
        await db.Lessons.AsNoTracking().SingleOrDefaultAsync(lesson => lesson.CourseId == course && lesson.Slug == slug, stop) ?? throw Refusal.NotFound("lesson");
}
