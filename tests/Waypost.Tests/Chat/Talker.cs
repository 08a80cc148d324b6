using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Waypost.Tests.Chat;

/// One side of a conversation: writes over HTTP until each message is acknowledged, reads the event stream and comes back where it was.
public sealed class Talker(Uri address, string key, string conversation, string side) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, DefaultRequestHeaders = { { "Authorization", $"Bearer {key}" } }, Timeout = TimeSpan.FromSeconds(20) };
    private readonly HttpClient _stream = new() { BaseAddress = address, DefaultRequestHeaders = { { "Authorization", $"Bearer {key}" } }, Timeout = Timeout.InfiniteTimeSpan };

    /// What the server acknowledged: the number by the client id.
    public Dictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// All lines in the order in which they were read, with the client id of messages.
    public List<(long Seq, string? ClientId)> Read { get; } = [];

    public int Reconnects { get; private set; }

    public async Task WriteAsync(int count, Action acknowledged, CancellationToken stop)
    {
        for (var i = 1; i <= count; i++)
        {
            var clientId = $"{side}-{i}";
            Acknowledged[clientId] = await PostAsync(clientId, $"Message {i} of the {side}", stop);
            acknowledged();
        }
    }

    /// Reads until the line with this number has come.
    public async Task ReadUntilAsync(long last, CancellationToken stop)
    {
        while (Read.Count == 0 || Read[^1].Seq < last)
        {
            try
            {
                await FollowAsync(last, stop);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException && !stop.IsCancellationRequested)
            {
                Reconnects++;
                await Task.Delay(50, stop);
            }
        }
    }

    private async Task<long> PostAsync(string clientId, string text, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var answer = await _http.PostAsJsonAsync($"/api/v1/conversations/{conversation}/messages", new { clientId, text }, stop);
                if (answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK)
                    return (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("seq").GetInt64();
                if ((int)answer.StatusCode < 500) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException && !stop.IsCancellationRequested)
            {
                // The answer is lost, perhaps the message is not: the same client id tells.
            }

            await Task.Delay(50, stop);
        }
    }

    private async Task FollowAsync(long last, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/conversations/{conversation}/events");
        if (Read.Count > 0) request.Headers.Add("Last-Event-ID", Read[^1].Seq.ToString());
        using var answer = await _stream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
        long? id = null;
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line.AsSpan(4));
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
            if (id is { } seq)
            {
                Read.Add((seq, JsonDocument.Parse(line[6..]).RootElement.TryGetProperty("clientId", out var client) ? client.GetString() : null));
                id = null;
            }

            if (Read.Count > 0 && Read[^1].Seq >= last) return;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _stream.Dispose();
    }
}
