using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Notices;

/// How many new notices a person has: counted up to a number nobody reads beyond.
public static class ReadBell
{
    public const int Most = 99;

    public static Task<int> UnseenAsync(this WaypostDb db, Guid person, CancellationToken stop) =>
        db.Notices.Where(notice => notice.PersonId == person && notice.SeenAt == null).OrderByDescending(notice => notice.At).Take(Most + 1).CountAsync(stop);
}

/// The bell at the top right of every page.
public sealed class BellPart : IPagePart
{
    public async ValueTask<PagePart?> ForAsync(HttpContext http, Area area)
    {
        var caller = Caller.Of(http);
        if (!caller.IsSignedIn) return null;
        var unseen = await http.RequestServices.GetRequiredService<WaypostDb>().UnseenAsync(caller.UserId, http.RequestAborted);
        return new PagePart(Slot.TopRight, 50, builder =>
        {
            builder.OpenComponent<BellSlot>(0);
            builder.AddComponentParameter(1, nameof(BellSlot.Person), caller.UserId);
            builder.AddComponentParameter(2, nameof(BellSlot.Unseen), unseen);
            builder.CloseComponent();
        });
    }
}

/// The bell rings in open pages: its whole state, to its owner only.
public sealed class BellLive : ILiveLog
{
    public string Kind => "bell";

    public Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop)
    {
        var caller = Caller.Of(http);
        return Task.FromResult<ILiveReader?>(caller.IsSignedIn && Guid.TryParse(id, out var person) && person == caller.UserId ? new Own(http, person) : null);
    }

    private sealed class Own(HttpContext http, Guid person) : ILiveReader
    {
        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var unseen = await scope.ServiceProvider.GetRequiredService<WaypostDb>().UnseenAsync(person, stop);
            var html = await scope.ServiceProvider.GetRequiredService<Html>().RenderAsync<Bell>(new { Unseen = unseen });
            return [new LiveLine(1, Turbo.Stream("update", BellSlot.ElementId, html))];
        }
    }
}
