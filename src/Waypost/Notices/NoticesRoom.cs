using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Notices;

public static class NoticesRoom
{
    private const int PageSize = 50;

    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<IPagePart, BellPart>();
        services.AddSingleton<ILiveLog, BellLive>();
        services.AddScoped<SeeNotices>();
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/bell", Audience.SignedIn);
        pages.MapGet("", ShowAsync);
        pages.MapPost("/seen", async (Caller caller, SeeNotices see, CancellationToken stop) =>
        {
            await see.AllAsync(caller, stop);
            return Turbo.SeeOther("/bell");
        });
        pages.MapPost("/{id:guid}", async (Guid id, Caller caller, SeeNotices see, CancellationToken stop) => Turbo.SeeOther(await see.OneAsync(caller, id, stop)));

        var api = routes.MapApi("/notices", Audience.SignedIn);
        api.MapGet("", ListAsync).WithSummary("The caller's notices, newest first");
        api.MapPost("/seen", async (Caller caller, SeeNotices see, CancellationToken stop) =>
        {
            await see.AllAsync(caller, stop);
            return TypedResults.NoContent();
        }).WithSummary("Mark all notices as seen");
    }

    private static async Task<IResult> ShowAsync(long? before, Caller caller, WaypostDb db, CancellationToken stop)
    {
        var notices = await PageAsync(db, caller, before, stop);
        return new Page<BellPage>("Notifications", caller.IsAgent ? Area.Desk : Area.SellerCenter, new { Notices = notices, Next = NextOf(notices) });
    }

    private static async Task<Ok<NoticeListJson>> ListAsync(string? cursor, Caller caller, WaypostDb db, CancellationToken stop)
    {
        var notices = await PageAsync(db, caller, long.TryParse(cursor, CultureInfo.InvariantCulture, out var before) ? before : null, stop);
        return TypedResults.Ok(new NoticeListJson([.. notices.Select(notice => new NoticeJson(notice.Id.ToString(), notice.Kind, notice.Title, notice.Url, notice.At, notice.SeenAt))], NextOf(notices)?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IReadOnlyList<Notice>> PageAsync(WaypostDb db, Caller caller, long? before, CancellationToken stop)
    {
        var until = before is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : DateTimeOffset.MaxValue;
        return await db.Notices.AsNoTracking().Where(notice => notice.PersonId == caller.UserId && notice.At < until).OrderByDescending(notice => notice.At).Take(PageSize).ToListAsync(stop);
    }

    private static long? NextOf(IReadOnlyList<Notice> notices) => notices.Count < PageSize ? null : notices[^1].At.ToUnixTimeMilliseconds();

    public sealed record NoticeJson(string Id, string Kind, string Title, string Url, DateTimeOffset At, DateTimeOffset? SeenAt);

    public sealed record NoticeListJson(IReadOnlyList<NoticeJson> Items, string? Next);
}
