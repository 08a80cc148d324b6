using Microsoft.Extensions.Primitives;

namespace Waypost.Live;

/// A kind of log that pages can follow; rooms plug theirs in (`conversation`, `topic`, `bell` …).
public interface ILiveLog
{
    string Kind { get; }

    /// Null when this reader may not follow it, which looks the same as when it is not there.
    Task<ILiveReader?> OpenAsync(HttpContext http, string id, CancellationToken stop);
}

/// One reader's view of one log. Lines are `turbo-stream` elements, numbered by the log.
public interface ILiveReader
{
    Task<IReadOnlyList<LiveLine>> LoadAsync(long after, CancellationToken stop);

    /// Called at every heartbeat while the reader is there.
    ValueTask StillHereAsync(CancellationToken stop) => ValueTask.CompletedTask;

    /// Whether this reader is shown what only passes by.
    bool Takes(Passing passing) => !passing.StaffOnly;
}

/// A line's number and HTML. A state that is shown whole (a queue, a bell) keeps its number and is sent at each nudge.
public sealed record LiveLine(long Seq, string Html);

/// The pages' one stream: `GET /live?log=kind:id@after&log=…`; its event id is the cursor over all its logs.
public static class LiveRoom
{
    private const int MostLogs = 12;

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Nudges>();
        services.AddHostedService<PostgresBus>();
    }

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live", FollowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task FollowAsync(HttpContext http, IEnumerable<ILiveLog> kinds, Nudges nudges, CancellationToken stop)
    {
        var followed = await OpenAllAsync(http, kinds, stop);
        if (followed.Count == 0) throw Refusal.NotFound("log");

        var stream = new EventStream(http);
        using var ear = nudges.Listen([.. followed.Select(log => log.Name)]); // listen first, load second
        await stream.OpenAsync();
        var due = followed;
        try
        {
            while (!stream.IsOver)
            {
                foreach (var log in due) await SendAsync(stream, log, followed, stop);
                await stream.FlushAsync();
                if (!await ear.WaitAsync(EventStream.Heartbeat, stop))
                {
                    stream.Comment("still here");
                    foreach (var log in followed) await log.Reader.StillHereAsync(stop);
                    due = [];
                    continue;
                }

                var (nudged, passing) = ear.Take();
                foreach (var passed in passing)
                    if (followed.Exists(log => log.Name == passed.Log && log.Reader.Takes(passed)))
                        stream.Passing("passing", passed.WithNames());
                due = followed.FindAll(log => nudged.Contains(log.Name));
            }
        }
        catch (OperationCanceledException)
        {
            // the reader left, or did not read
        }
    }

    private static async Task SendAsync(EventStream stream, Followed log, List<Followed> all, CancellationToken stop)
    {
        foreach (var line in await log.Reader.LoadAsync(log.After, stop))
        {
            if (line.Seq == log.After && line.Html == log.LastHtml) continue; // a whole state that did not change
            log.After = line.Seq;
            log.LastHtml = line.Html;
            stream.Line(string.Join(',', all.Select(each => $"{each.Name}@{each.After}")), "message", line.Html);
        }
    }

    private static async Task<List<Followed>> OpenAllAsync(HttpContext http, IEnumerable<ILiveLog> kinds, CancellationToken stop)
    {
        var asked = http.Request.Query["log"];
        var last = http.Request.Headers["Last-Event-ID"].ToString();
        if (last.Length > 0) asked = StringValues.Concat(asked, new StringValues(last.Split(',')));

        var followed = new Dictionary<string, Followed>(StringComparer.Ordinal);
        foreach (var text in asked.Take(MostLogs * 2))
        {
            if (text is null) continue;
            var at = text.LastIndexOf('@');
            var name = at < 0 ? text : text[..at];
            var after = at < 0 || !long.TryParse(text.AsSpan(at + 1), out var number) ? 0 : number;
            if (followed.TryGetValue(name, out var known)) known.After = Math.Max(known.After, after);
            else if (followed.Count < MostLogs && await OpenAsync(http, kinds, name, stop) is { } reader) followed[name] = new Followed(name, reader) { After = after };
        }

        return [.. followed.Values];
    }

    private static async Task<ILiveReader?> OpenAsync(HttpContext http, IEnumerable<ILiveLog> kinds, string name, CancellationToken stop)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (kind, id) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        return kinds.FirstOrDefault(each => each.Kind == kind) is { } log ? await log.OpenAsync(http, id, stop) : null;
    }

    private sealed class Followed(string name, ILiveReader reader)
    {
        public string Name => name;
        public ILiveReader Reader => reader;
        public long After { get; set; }
        public string? LastHtml { get; set; }
    }
}
