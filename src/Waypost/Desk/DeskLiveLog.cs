using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Desk;

/// The desk's list, shown whole whenever a queue changes; being here counts as being at the desk.
public sealed class DeskLiveLog(IDbContextFactory<WaypostDb> contexts, Presence presence) : ILiveLog
{
    public string Kind => "desk";

    public Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop)
    {
        var caller = Caller.Of(http);
        return Task.FromResult<ILiveReader?>(caller.IsAgent && DeskViews.Names.Contains(id)
            ? new Reader(http.RequestServices.GetRequiredService<Html>(), http.RequestServices.GetRequiredService<DeskReading>(), contexts, presence, caller, id)
            : null);
    }

    private sealed class Reader(Html html, DeskReading reading, IDbContextFactory<WaypostDb> contexts, Presence presence, Caller caller, string view) : ILiveReader
    {
        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            await presence.HereAsync(caller.UserId, stop);
            await using var db = await contexts.CreateDbContextAsync(stop);
            var items = await reading.ListAsync(db, caller, view, stop);
            return [new LiveLine(after, Turbo.Stream("replace", DeskList.ElementId, await html.RenderAsync<DeskList>(new { Items = items, View = view })))];
        }

        public async ValueTask StillHereAsync(CancellationToken stop) => await presence.HereAsync(caller.UserId, stop);
    }
}
