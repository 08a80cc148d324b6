using System.Collections.Concurrent;
using System.Text;

namespace Waypost.Bench;

/// The yardsticks, in a process of their own: a bare Kestrel program that answers eleven bytes, and a bare relay in the shape of a conversation,
/// which appends a message to a file, waits for the disk and hands it to the stream that listens: no sign-in, no database, nothing to resume.
internal static class Hello
{
    public static async Task ServeAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/", () => "hello world");
        MapRelay(app);
        await app.RunAsync();
    }

    private static void MapRelay(WebApplication app)
    {
        var listening = new ConcurrentDictionary<string, HttpResponse>(StringComparer.Ordinal);
        var file = File.OpenHandle(Path.Combine(Path.GetTempPath(), $"waypost-relay-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, options: FileOptions.DeleteOnClose);
        var disk = new Lock();
        var length = 0L;
        const string at = "/api/v1/conversations/{id}";
        app.MapGet(at, (HttpContext http) => http.Response.WriteAsync("{\"lastSeq\":0,\"open\":true}")); // in chunks, as the product answers
        app.MapGet(at + "/events", async (string id, HttpContext http) =>
        {
            http.Response.ContentType = "text/event-stream";
            await http.Response.WriteAsync(": open\n\n");
            await http.Response.Body.FlushAsync();
            listening[id] = http.Response;
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        app.MapPost(at + "/messages", async (string id, Message message) =>
        {
            var text = Encoding.UTF8.GetBytes($"data: {{\"clientId\":\"{message.ClientId}\",\"text\":\"{message.Text}\"}}\n\n");
            lock (disk)
            {
                RandomAccess.Write(file, text, length);
                RandomAccess.FlushToDisk(file);
                length += text.Length;
            }

            if (listening.TryGetValue(id, out var response))
            {
                await response.Body.WriteAsync(text);
                await response.Body.FlushAsync();
            }

            return Results.Text("{}", "application/json", statusCode: 201);
        });
    }

    private sealed record Message(string ClientId, string Text);
}
