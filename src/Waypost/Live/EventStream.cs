using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Waypost.Live;

/// Writes one `text/event-stream` (WHATWG HTML, section 9.2): durable lines with an id, passing ones without, comments as heartbeats.
public sealed class EventStream(HttpContext http)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);
    private readonly PipeWriter _body = http.Response.BodyWriter;
    private readonly long _ends = Environment.TickCount64 + (long)Lifetime.TotalMilliseconds + Random.Shared.Next(60_000); // not all at once

    public bool IsOver => Environment.TickCount64 > _ends || http.RequestAborted.IsCancellationRequested;

    public async Task OpenAsync()
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature>()?.DisableBuffering();
        Comment("open");
        await FlushAsync();
    }

    public void Line(string id, string kind, ReadOnlySpan<char> data)
    {
        Put("id: ");
        Put(id);
        Put("\nevent: ");
        Put(kind);
        Data(data);
    }

    public void Passing(string kind, ReadOnlySpan<char> data)
    {
        Put("event: ");
        Put(kind);
        Data(data);
    }

    /// Ready-made bytes of a whole event, shared by all its readers.
    public void Raw(ReadOnlySpan<byte> wholeEvent) => _body.Write(wholeEvent);

    public void Comment(string text)
    {
        Put(": ");
        Put(text);
        Put("\n\n");
    }

    /// A reader that does not take what is sent within the time is let go; it comes back with its last id.
    public async Task FlushAsync()
    {
        using var slow = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var flushing = _body.FlushAsync(slow.Token);
        if (flushing.IsCompletedSuccessfully) return;
        slow.CancelAfter(TimeSpan.FromSeconds(30));
        await flushing;
    }

    private void Data(ReadOnlySpan<char> data)
    {
        foreach (var range in data.Split('\n'))
        {
            Put("\ndata: ");
            Put(data[range].TrimEnd('\r'));
        }

        Put("\n\n");
    }

    private void Put(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _body);
}
