using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waypost.People;
using Waypost.Search;
using Waypost.Web;

namespace Waypost.Academy;

public static class AcademyRoom
{
    /// Nudged when courses change: the search reads them again.
    public const string Log = "academy";

    public static void AddAcademy(this IServiceCollection services)
    {
        services.AddScoped<AcademyReads>().AddScoped<FinishLesson>();
        services.AddSingleton<ISearchSource, AcademySearch>();
        services.AddNavigation(
            new(Area.Academy, "Academy home", "/academy", 10, Audience.Anyone, InFooter: true),
            new(Area.Academy, "Courses", "/academy/courses", 20, Audience.Anyone),
            new(Area.Academy, "Announcements", "/announcements", 30, Audience.Anyone, InFooter: true),
            new(Area.Academy, "Help Center", "/help", 40, Audience.Anyone, InFooter: true),
            new(Area.Academy, "Seller Community", "/community", 50, Audience.Anyone, AtTopRight: true, InFooter: true));
    }

    public static void MapAcademy(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/academy", Audience.Anyone);
        pages.MapGet("", async (Caller caller, AcademyReads reads, CancellationToken stop) =>
            new Page<AcademyPage>("Academy", Area.Academy, new { Courses = await reads.CoursesAsync(caller, stop) }) { Description = "Short courses for sellers, with quizzes and badges." });
        pages.MapGet("/courses", async (Caller caller, AcademyReads reads, CancellationToken stop) => new Page<CoursesPage>("Courses", Area.Academy, new { Courses = await reads.CoursesAsync(caller, stop) }));
        pages.MapGet("/c/{slug}", CourseAsync);
        pages.MapGet("/c/{slug}/{lesson}", LessonAsync);
        pages.MapPost("/c/{slug}/{lesson}", CheckAsync);

        var api = routes.MapApi("/courses", Audience.Anyone);
        api.MapGet("", ListAsync).WithSummary("The Academy's courses, with the caller's progress");
    }

    private static async Task<IResult> CourseAsync(string slug, Caller caller, AcademyReads reads, CancellationToken stop)
    {
        var course = await reads.CourseAsync(caller, slug, stop);
        return new Page<CoursePage>(course.Title, Area.Academy, new { Course = course, caller.IsSignedIn }) { Description = course.Summary };
    }

    private static async Task<IResult> LessonAsync(string slug, string lesson, Caller caller, AcademyReads reads, CancellationToken stop)
    {
        var course = await reads.CourseAsync(caller, slug, stop);
        var found = await reads.LessonAsync(course.Id, lesson, stop);
        return new Page<LessonPage>(found.Title, Area.Academy, new { Course = course, Lesson = found, caller.IsSignedIn });
    }

    private static async Task<IResult> CheckAsync(string slug, string lesson, HttpContext http, Caller caller, AcademyReads reads, FinishLesson finish, CancellationToken stop)
    {
        var found = await reads.LessonAsync((await reads.CourseAsync(caller, slug, stop)).Id, lesson, stop);
        var sent = await http.Request.ReadFormAsync(stop);
        var chosen = found.Quiz.Select((_, i) => int.TryParse(sent[$"q{i}"], NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : (int?)null).ToList();
        var result = await finish.RunAsync(caller, found.Id, chosen, stop);
        var course = await reads.CourseAsync(caller, slug, stop); // read again: the progress has changed
        if (!Turbo.WantsStream(http)) return new Page<LessonPage>(found.Title, Area.Academy, new { Course = course, Lesson = found, Result = result, caller.IsSignedIn });
        return new TurboAnswer($"/academy/c/{slug}/{lesson}")
            .Replace<QuizForm>(QuizForm.ElementId, new { Course = course, Lesson = found, Result = result, caller.IsSignedIn })
            .Replace<LessonList>(LessonList.ElementId, new { Course = course, Current = lesson });
    }

    private static async Task<Ok<CourseListJson>> ListAsync(Caller caller, AcademyReads reads, CancellationToken stop) => TypedResults.Ok(new CourseListJson(
        [.. (await reads.CoursesAsync(caller, stop)).Select(course => new CourseJson(course.Slug, course.Title, course.Summary, course.Level, course.Minutes, course.Lessons.Count, course.Done, course.BadgeAt, $"/academy/c/{course.Slug}"))], null));

    public sealed record CourseJson(string Slug, string Title, string Summary, string Level, int Minutes, int Lessons, int LessonsDone, DateTimeOffset? BadgeAt, string Url);

    public sealed record CourseListJson(IReadOnlyList<CourseJson> Items, string? Next);
}
