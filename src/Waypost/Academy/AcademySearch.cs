using Microsoft.EntityFrameworkCore;
using Waypost.Search;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Academy;

/// Courses and lessons for the one search.
public sealed class AcademySearch : ISearchSource
{
    public string Area => "academy";
    public string Log => AcademyRoom.Log;

    public async Task<IReadOnlyList<SearchItem>> LoadAsync(WaypostDb db, CancellationToken stop)
    {
        var courses = await db.Courses.AsNoTracking().ToListAsync(stop);
        var lessons = await db.Lessons.AsNoTracking().ToListAsync(stop);
        return
        [
            .. courses.Select(course => new SearchItem("course", course.Id.ToString(), "en", course.Title, $"/academy/c/{course.Slug}", course.Summary, "course academy learn", "")),
            .. from lesson in lessons
               join course in courses on lesson.CourseId equals course.Id
               select new SearchItem("lesson", lesson.Id.ToString(), "en", lesson.Title, $"/academy/c/{course.Slug}/{lesson.Slug}", course.Title, "lesson academy", Markdown.ToPlainText(lesson.Text)) { Boost = 0.9f },
        ];
    }
}
