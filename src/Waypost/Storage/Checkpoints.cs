using Microsoft.Data.Sqlite;

namespace Waypost.Storage;

/// SQLite: moves what was committed from the write-ahead log into the database beside the writers, so that no commit has to do it and
/// let others wait. The log starts over when a writer finds all of it moved; where writers come without a pause, the lane makes one.
public sealed class Checkpoints(Database database, WriteLane lane) : BackgroundService
{
    private const long LongLog = 16_000; // pages, 64 MB
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.IsPostgres) return;
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(stoppingToken);
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (Run(checkpoint) > LongLog) await lane.PauseAsync(() => Run(checkpoint), stoppingToken); // little is left of it by now
    }

    /// How many pages the log holds.
    private static long Run(SqliteCommand checkpoint)
    {
        try
        {
            using var row = checkpoint.ExecuteReader();
            return row.Read() ? row.GetInt64(1) : 0;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6 or 13)
        {
            return 0; // another process is at it, or the disk is full: later
        }
    }
}
