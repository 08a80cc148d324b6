using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Cli;
using Waypost.Demo;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tests.Chat;

/// The promise of the house: nothing acknowledged is ever lost or doubled, not even when the server is killed.
public sealed class CrashTests
{
    private const int Conversations = 50;
    private const int Messages = 100;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_by_a_kill_on_SQLite() => await TalkThroughAKillAsync(null);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_by_a_kill_on_PostgreSQL()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await TalkThroughAKillAsync(await cluster.CreateDatabaseAsync());
    }

    private static async Task TalkThroughAKillAsync(string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("waypost-crash-").FullName;
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var (sellers, agent) = await PrepareAsync(folder, connection);
        using var server = new ServerProcess(folder, connection);
        await server.StartAsync();
        var talks = await OpenAsync(server.Address, sellers, agent, enough.Token);

        var acknowledged = 0;
        var killAt = Conversations * Messages * 2 * 4 / 10;
        var halfway = new TaskCompletionSource();
        var writing = talks.SelectMany(talk => new[] { talk.Seller, talk.Agent }).Select(side => side.WriteAsync(Messages, () =>
        {
            if (Interlocked.Increment(ref acknowledged) == killAt) halfway.TrySetResult();
        }, enough.Token)).ToList();
        const int all = Messages * 2 + 2; // the opening message and "joined" come first
        var reading = talks.SelectMany(talk => new[] { talk.Seller, talk.Agent }).Select(side => side.ReadUntilAsync(all, enough.Token)).ToList();

        await Task.WhenAny(halfway.Task, Task.WhenAll(writing));
        await server.KillAsync();
        await server.StartAsync();
        await Task.WhenAll(writing);
        await Task.WhenAll(reading);

        foreach (var talk in talks)
        {
            foreach (var side in new[] { talk.Seller, talk.Agent })
            {
                var seqs = side.Read.ConvertAll(line => line.Seq);
                Assert.Equal(Enumerable.Range(1, seqs.Count).Select(seq => (long)seq), seqs); // in order, nothing twice, nothing missing
                var messages = side.Read.Where(line => line.ClientId is not null && line.Seq > 2).ToDictionary(line => line.ClientId!, line => line.Seq);
                foreach (var (clientId, seq) in talk.Seller.Acknowledged.Concat(talk.Agent.Acknowledged)) Assert.Equal(seq, messages[clientId]);
            }

            Assert.Equal(Messages, talk.Seller.Acknowledged.Count);
            Assert.Equal(Messages, talk.Agent.Acknowledged.Count);
            Assert.True(talk.Seller.Reconnects > 0, "the kill was not noticed: it came too late");
        }

        foreach (var talk in talks)
        {
            talk.Seller.Dispose();
            talk.Agent.Dispose();
        }

        server.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(IReadOnlyList<string> Sellers, string Agent)> PrepareAsync(string folder, string? connection)
    {
        await using var app = Server.Build(new ServerOptions { DataFolder = folder, Serves = false, EnvironmentName = "Testing", Settings = new Dictionary<string, string?> { ["ConnectionStrings:Waypost"] = connection, ["Logging:LogLevel:Default"] = "Error", ["Navigator:Models"] = WaypostApp.TrainedModels } });
        await Server.PrepareAsync(app, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadDemo>().RunAsync(Conversations, DemoRoom.Seed, null, CancellationToken.None);
        var keys = scope.ServiceProvider.GetRequiredService<CreateApiKey>();
        var emails = await scope.ServiceProvider.GetRequiredService<WaypostDb>().People.Where(person => person.SellerId != null).Select(person => person.Email!).Take(Conversations).ToListAsync();
        var sellers = new List<string>();
        foreach (var email in emails) sellers.Add(await keys.RunAsync(email, "", CancellationToken.None));
        return (sellers, await keys.RunAsync("agent@demo.test", "", CancellationToken.None));
    }

    private static async Task<List<Talk>> OpenAsync(Uri address, IReadOnlyList<string> sellers, string agent, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        var talks = new List<Talk>();
        foreach (var seller in sellers)
        {
            var opened = await SendAsync(http, seller, "/api/v1/conversations", new { text = "My payout failed", clientId = "open" }, stop);
            var id = opened.GetProperty("id").GetString()!;
            await SendAsync(http, agent, $"/api/v1/conversations/{id}/accept", new { }, stop);
            talks.Add(new Talk(id, new Talker(address, seller, id, "seller"), new Talker(address, agent, id, "agent")));
        }

        return talks;
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string key, string path, object body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Authorization", $"Bearer {key}" } } };
        using var answer = await http.SendAsync(request, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
    }

    private sealed record Talk(string Id, Talker Seller, Talker Agent);
}
