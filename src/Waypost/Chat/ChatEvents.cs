using Waypost.Live;
using Waypost.People;

namespace Waypost.Chat;

/// `GET /api/v1/conversations/{id}/events`: everything after a number, then what comes, in order, nothing twice.
internal static class ChatEvents
{
    public static async Task FollowAsync(Guid id, HttpContext http, Caller caller, ConversationDirectory directory, ConversationTails tails, Nudges nudges, QueueBoard queue, long? after, CancellationToken stop)
    {
        _ = await directory.FindAsync(caller, id, stop) ?? throw Refusal.NotFound("conversation");
        var seq = Math.Max(after ?? 0, long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? last : 0);
        var staff = caller.IsAgent;
        var stream = new EventStream(http);
        using var ear = nudges.Listen([ConversationLog.NameOf(id)]); // listen first, read second
        await stream.OpenAsync();
        if (queue.Now.PlaceOf(id) is { } place) stream.Passing("queue", $$"""{"position":{{place.Position}},"expectedWaitSeconds":{{Math.Round(place.ExpectedWaitSeconds)}}}""");
        try
        {
            while (!stream.IsOver)
            {
                foreach (var kept in await tails.ReadAsync(id, seq, stop))
                {
                    if (staff || !kept.StaffOnly) stream.Raw(kept.Event);
                    seq = kept.Line.Seq;
                }

                await stream.FlushAsync();
                if (!await ear.WaitAsync(EventStream.Heartbeat, stop))
                {
                    // Still allowed? A transfer to another team ends an agent's stream at the next heartbeat.
                    if (await directory.FindAsync(caller, id, stop) is null) return;
                    stream.Comment("still here");
                    continue;
                }

                foreach (var passed in ear.Take().Passing)
                    if (staff || !passed.StaffOnly) stream.Passing(passed.Kind, passed.Json);
            }
        }
        catch (OperationCanceledException)
        {
            // the reader left
        }
    }
}
