using Microsoft.EntityFrameworkCore;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Academy;

/// Checks a quiz, keeps that the lesson is done, and gives the badge with the last one.
public sealed class FinishLesson(WriteLane lane, WaypostDb read, TimeProvider clock)
{
    /// Visitors see what was right too; kept is it for those who are signed in.
    public async Task<QuizResult> RunAsync(Caller caller, Guid lessonId, IReadOnlyList<int?> chosen, CancellationToken stop)
    {
        var lesson = await read.Lessons.AsNoTracking().SingleOrDefaultAsync(each => each.Id == lessonId, stop) ?? throw Refusal.NotFound("lesson");
        var result = lesson.Check(chosen);
        if (result.IsPassed && caller.IsSignedIn) await KeepAsync(caller, lesson, stop);
        return result;
    }

    private Task KeepAsync(Caller caller, Lesson lesson, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        if (await db.LessonsDone.AnyAsync(done => done.PersonId == caller.UserId && done.LessonId == lesson.Id, stop)) return;
        var now = clock.GetUtcNow();
        db.Add(new LessonDone { PersonId = caller.UserId, LessonId = lesson.Id, CourseId = lesson.CourseId, At = now });
        var before = await db.LessonsDone.CountAsync(done => done.PersonId == caller.UserId && done.CourseId == lesson.CourseId, stop);
        if (before + 1 < await db.Lessons.CountAsync(each => each.CourseId == lesson.CourseId, stop)) return;
        if (await db.CourseBadges.AnyAsync(badge => badge.PersonId == caller.UserId && badge.CourseId == lesson.CourseId, stop)) return;

        var course = await db.Courses.AsNoTracking().SingleAsync(each => each.Id == lesson.CourseId, stop);
        db.Add(new CourseBadge { PersonId = caller.UserId, CourseId = course.Id, At = now });
        db.Notify(caller.UserId, "course.finished", $"You finished \"{course.Title}\" and earned the badge \"{course.Badge}\".", $"/academy/c/{course.Slug}", now);
    }, stop);
}
