using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Chat;

/// A conversation as pages follow it: new lines are appended, a change of state replaces what stands below the thread.
public sealed class ConversationLiveLog(ConversationDirectory directory, ConversationTails tails) : ILiveLog
{
    public string Kind => "conversation";

    public async Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop)
    {
        var caller = Caller.Of(http);
        return Guid.TryParse(id, out var conversation) && await directory.FindAsync(caller, conversation, stop) is { } known
            ? new Reader(http.RequestServices, tails, conversation, caller.SellerId == known.SellerId ? LineFrom.Seller : LineFrom.Agent)
            : null;
    }

    private sealed class Reader(IServiceProvider services, ConversationTails tails, Guid id, LineFrom side) : ILiveReader
    {
        private readonly Html _html = services.GetRequiredService<Html>();

        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            var lines = new List<LiveLine>();
            foreach (var kept in await tails.ReadAsync(id, after, stop))
            {
                var html = kept.StaffOnly && side == LineFrom.Seller ? "" : Turbo.Stream("append", "lines", await _html.RenderAsync<ThreadLine>(new { kept.Line, Side = side }));
                if (kept.Line.Kind == LineKind.Status) html += await StateAsync(stop);
                lines.Add(new LiveLine(kept.Line.Seq, html));
            }

            return lines;
        }

        private async Task<string> StateAsync(CancellationToken stop)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<WaypostDb>>().CreateDbContextAsync(stop);
            var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id, stop);
            return Turbo.Stream("replace", ThreadState.ElementId, await _html.RenderAsync<ThreadState>(new { Conversation = conversation, Side = side }));
        }

        public bool Takes(Passing passing) => !passing.StaffOnly || side == LineFrom.Agent;
    }
}

/// The seller's place in line, shown whole whenever it changes.
public sealed class QueueLiveLog(ConversationDirectory directory, QueueBoard queue) : ILiveLog
{
    public string Kind => "queue";

    public async Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop) =>
        Guid.TryParse(id, out var conversation) && await directory.FindAsync(Caller.Of(http), conversation, stop) is not null
            ? new Reader(http.RequestServices.GetRequiredService<Html>(), queue, conversation)
            : null;

    private sealed class Reader(Html html, QueueBoard queue, Guid id) : ILiveReader
    {
        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop) =>
            [new LiveLine(after, Turbo.Stream("replace", QueuePanel.ElementId, await html.RenderAsync<QueuePanel>(new { Place = queue.Now.PlaceOf(id), Kept = queue.Now.PromisesKept })))];
    }
}
