using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Waypost.Bench;

/// Conversations of two: the seller writes over HTTP, the agent reads the event stream. Every message is durable before it is delivered.
internal sealed class Chat(Uri address, IReadOnlyList<Talk> talks)
{
    private static readonly byte[] EventEnd = "\n\n"u8.ToArray();

    /// Closed loop: each seller sends the next message when the agent has got the last; delivered messages a second.
    public async Task<double> ClosedLoopAsync(TimeSpan time)
    {
        var delivered = 0L;
        var ends = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(talks.Select(async (talk, index) =>
        {
            using var seller = new RawHttp(address);
            using var agent = await OpenStreamAsync(talk);
            await seller.ConnectAsync();
            for (var i = 0; Stopwatch.GetTimestamp() < ends; i++)
            {
                var id = $"closed-{i}-{clock.ElapsedTicks}";
                var status = await seller.AskAsync(Message(talk, id, "Where is my money? It should have been here on Wednesday."));
                if (status != 201) throw new InvalidOperationException($"A message was answered {status}.");
                while (!(await agent.ReadUntilAsync(EventEnd)).Contains(id, StringComparison.Ordinal))
                {
                    // what came before
                }

                Interlocked.Increment(ref delivered);
            }
        }));
        return delivered / clock.Elapsed.TotalSeconds;
    }

    /// Open loop: so many messages a second over all conversations; milliseconds from the POST to the other side's event, sorted.
    public async Task<double[]> AtRateAsync(int perSecond, TimeSpan time)
    {
        var took = new ConcurrentBag<double>();
        var each = TimeSpan.FromSeconds(talks.Count / (double)perSecond);
        using var done = new CancellationTokenSource(time + TimeSpan.FromSeconds(2));
        await Task.WhenAll(talks.Select(async (talk, index) =>
        {
            var sent = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
            using var seller = new RawHttp(address);
            using var agent = await OpenStreamAsync(talk);
            await seller.ConnectAsync();
            var reading = Task.Run(async () =>
            {
                while (true)
                {
                    var line = await agent.ReadUntilAsync(EventEnd);
                    var at = line.IndexOf("rate-", StringComparison.Ordinal);
                    if (at >= 0 && sent.TryRemove(line[at..line.IndexOf('"', at)], out var started)) took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            });
            await Task.Delay(each * (index / (double)talks.Count)); // spread out, not all at once
            using var timer = new PeriodicTimer(each);
            for (var i = 0; i < time / each; i++)
            {
                var id = $"rate-{index}-{i}";
                sent[id] = Stopwatch.GetTimestamp();
                await seller.AskAsync(Message(talk, id, "Any news?"));
                await timer.WaitForNextTickAsync();
            }

            await Task.WhenAny(reading, Task.Delay(500));
            if (reading.IsFaulted) await reading;
        }));
        return [.. took.Order()];
    }

    /// Streams that only wait, held open until disposed.
    public async Task<IReadOnlyList<RawHttp>> IdleAsync(int count)
    {
        var streams = new List<RawHttp>();
        for (var i = 0; i < count; i++) streams.Add(await OpenStreamAsync(talks[i % talks.Count]));
        return streams;
    }

    private byte[] Message(Talk talk, string id, string text) =>
        RawHttp.Post(address, $"/api/v1/conversations/{talk.Id}/messages", talk.SellerKey, $$"""{"clientId":"{{id}}","text":"{{text}}"}""");

    private async Task<RawHttp> OpenStreamAsync(Talk talk)
    {
        var stream = new RawHttp(address);
        await stream.ConnectAsync();
        await stream.SendAsync(RawHttp.Get(address, $"/api/v1/conversations/{talk.Id}", talk.AgentKey));
        await stream.ReadUntilAsync("\"lastSeq\":"u8.ToArray());
        var last = await stream.ReadUntilAsync(","u8.ToArray());
        await stream.ReadUntilAsync("0\r\n\r\n"u8.ToArray());
        await stream.SendAsync(RawHttp.Get(address, $"/api/v1/conversations/{talk.Id}/events?after={last}", talk.AgentKey));
        await stream.ReadUntilAsync(Encoding.UTF8.GetBytes(": open\n\n"));
        return stream;
    }
}

internal sealed record Talk(string Id, string SellerKey, string AgentKey);
