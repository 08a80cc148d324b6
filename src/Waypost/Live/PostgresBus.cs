using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using Waypost.Storage;

namespace Waypost.Live;

/// Carries nudges and passing events between nodes by PostgreSQL's LISTEN/NOTIFY. After a lost connection everybody is woken once.
public sealed class PostgresBus(Database database, Nudges nudges, ILogger<PostgresBus> log) : BackgroundService
{
    public const string Channel = "waypost";
    private const string PassingMark = "!";
    private const int MostBytes = 7_900; // NOTIFY payloads end at 8,000 bytes
    private static readonly string Node = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
    private readonly Channel<Passing> _out = System.Threading.Channels.Channel.CreateBounded<Passing>(
        new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// Nudges as they travel: marked with the node, which has already heard its own.
    public static string[] Told(string[] logs) => Array.ConvertAll(logs, log => Node + log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsPostgres) return;
        nudges.Elsewhere = passing => _out.Writer.TryWrite(passing);
        await Task.WhenAll(KeepAsync(HearAsync, stoppingToken), KeepAsync(TellAsync, stoppingToken));
    }

    private async Task KeepAsync(Func<NpgsqlConnection, CancellationToken, Task> part, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ConnectionString);
                await connection.OpenAsync(stop);
                await part(connection, stop);
            }
            catch (NpgsqlException lost)
            {
                log.LogWarning(lost, "The bus lost its connection; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task HearAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        connection.Notification += (_, told) => Heard(told.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        nudges.GiveAll(); // what was told while nobody listened
        while (true) await connection.WaitAsync(stop);
    }

    private async Task TellAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await foreach (var passing in _out.Reader.ReadAllAsync(stop))
        {
            var payload = PassingMark + Node + JsonSerializer.Serialize(passing);
            if (System.Text.Encoding.UTF8.GetByteCount(payload) > MostBytes) continue;
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
            notify.Parameters.AddWithValue(Channel);
            notify.Parameters.AddWithValue(payload);
            await notify.ExecuteNonQueryAsync(stop);
        }
    }

    private void Heard(string payload)
    {
        var passes = payload.StartsWith(PassingMark, StringComparison.Ordinal);
        var told = passes ? payload.AsSpan(1) : payload.AsSpan();
        if (told.Length <= Node.Length || told.StartsWith(Node)) return; // our own
        if (!passes) nudges.Give(told[Node.Length..].ToString());
        else if (JsonSerializer.Deserialize<Passing>(told[Node.Length..]) is { } passing) nudges.PassHere(passing);
    }
}
