using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Community;

/// New and changed replies of a topic, as they are committed.
public sealed class TopicLive : ILiveLog
{
    public string Kind => "topic";

    public async Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var topic)) return null;
        var caller = Caller.Of(http);
        return await http.RequestServices.GetRequiredService<WaypostDb>().Topics.VisibleTo(caller).AnyAsync(each => each.Id == topic, stop) ? new FollowedTopic(http, caller, topic) : null;
    }

    private sealed class FollowedTopic(HttpContext http, Caller caller, Guid topic) : ILiveReader
    {
        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            await using var scope = http.RequestServices.CreateAsyncScope(); // a context for this look only: the stream lives for minutes
            var reads = scope.ServiceProvider.GetRequiredService<CommunityReads>();
            var changed = await reads.ChangedAsync(caller, topic, after, stop);
            if (changed.Count == 0) return [];

            var row = (await reads.TopicsAsync(caller, [topic], stop)).FirstOrDefault();
            if (row is null) return [];
            var html = scope.ServiceProvider.GetRequiredService<Html>();
            var lines = new List<LiveLine>();
            foreach (var change in changed.GroupBy(reply => reply.ChangedSeq)) // one number, one line: a stream that ends in between loses nothing
            {
                var text = new System.Text.StringBuilder();
                foreach (var reply in change)
                {
                    var post = await html.RenderAsync<ReplyPost>(new { Reply = reply, Reader = Reader.Of(caller, row) });
                    text.Append(reply.Seq > after ? Turbo.Stream("append", TopicPage.RepliesId, post) : Turbo.Stream("replace", ReplyPost.ElementId(reply.Id), post));
                }

                lines.Add(new LiveLine(change.Key, text.ToString()));
            }

            return lines;
        }
    }
}

/// New topics of a group.
public sealed class GroupLive : ILiveLog
{
    public string Kind => "group";

    public async Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop) =>
        Guid.TryParse(id, out var group) && await http.RequestServices.GetRequiredService<WaypostDb>().Groups.AnyAsync(each => each.Id == group, stop) ? new FollowedGroup(http, Caller.Of(http), group) : null;

    private sealed class FollowedGroup(HttpContext http, Caller caller, Guid group) : ILiveReader
    {
        public async Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            await using var scope = http.RequestServices.CreateAsyncScope();
            var lines = new List<LiveLine>();
            foreach (var topic in await scope.ServiceProvider.GetRequiredService<CommunityReads>().NewInGroupAsync(caller, group, after, stop))
                lines.Add(new LiveLine(topic.GroupSeq, Turbo.Stream("prepend", GroupPage.TopicsId, await scope.ServiceProvider.GetRequiredService<Html>().RenderAsync<TopicRow>(new { Topic = topic, ShowGroup = false }))));
            return lines;
        }
    }
}

/// How many read a topic now: a state shown whole, told anew when somebody comes or goes.
public sealed class ReadersLive(Nudges nudges) : ILiveLog
{
    public string Kind => "readers";

    public Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop)
    {
        if (!Guid.TryParse(id, out var topic)) return Task.FromResult<ILiveReader?>(null);
        var log = $"readers:{topic}";
        http.Response.OnCompleted(() =>
        {
            nudges.Give(log);
            return Task.CompletedTask;
        });
        return Task.FromResult<ILiveReader?>(new Crowd(nudges, log));
    }

    private sealed class Crowd(Nudges nudges, string log) : ILiveReader
    {
        private bool _told;

        public Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop)
        {
            if (!_told)
            {
                _told = true;
                nudges.Give(log); // I listen now: the others count me in
            }

            var readers = nudges.ListenersOf(log);
            var words = readers < 2 ? "" : Words.TN(readers, "{0} reading now", "{0} reading now");
            return Task.FromResult<IReadOnlyList<LiveLine>>([new LiveLine(1, Turbo.Stream("update", TopicPage.ReadersId, System.Net.WebUtility.HtmlEncode(words)))]);
        }
    }
}
