using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;
using Waypost.Live;

namespace Waypost.Storage;

/// When a commit is safe. `Now`: on the disk before the caller is answered, whatever happens. `Soon`: it survives the end of the process at
/// any moment, but a power cut may take the last second (SQLite "synchronous" NORMAL in WAL mode; PostgreSQL "synchronous_commit" off).
public enum Durable
{
    Now,
    Soon,
}

/// The one way to write. On SQLite all writers of a process pass it one by one; on PostgreSQL they run side by side.
/// A deed that lost a race is run again from the start with a fresh context, three times at most.
public sealed class WriteLane(IDbContextFactory<WaypostDb> contexts, Database database, Nudges nudges) : IDisposable
{
    /// The code of the refusal when the disk or the database is full.
    public const string Full = "storage_full";

    private const int Tries = 3;
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<T> WriteAsync<T>(Func<WaypostDb, Task<T>> deed, CancellationToken stop, Durable durable = Durable.Now)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(deed, durable, stop);
            }
            catch (Exception lost) when (attempt < Tries && LostARace(lost))
            {
                // Somebody else was first: what they wrote is what the next attempt reads.
            }
            catch (Exception full) when (IsFull(full))
            {
                throw new Refusal(Full, "The storage is full: nothing was saved, reading goes on. Please tell the people who run this site.",
                    StatusCodes.Status503ServiceUnavailable);
            }
        }
    }

    public Task WriteAsync(Func<WaypostDb, Task> deed, CancellationToken stop) =>
        WriteAsync(async db =>
        {
            await deed(db);
            return true;
        }, stop);

    /// Runs something while nobody writes here.
    internal async Task PauseAsync(Action act, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            act();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<T> OnceAsync<T>(Func<WaypostDb, Task<T>> deed, Durable durable, CancellationToken stop)
    {
        if (!database.IsPostgres) await _one.WaitAsync(stop);
        string[] woken;
        T result;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            db.TakeNudges();
            await db.Database.OpenConnectionAsync(stop);
            using var hurry = durable == Durable.Soon ? Hurry.On(db.Database.GetDbConnection()) : null;
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (durable == Durable.Soon && database.IsPostgres) await db.Database.ExecuteSqlAsync($"SET LOCAL synchronous_commit TO off", stop);
            if (db.Database.GetDbConnection() is SqliteConnection { Handle: { } handle } && database.ServesOthers) _ = raw.sqlite3_wal_autocheckpoint(handle, 0); // Checkpoints does it
            result = await deed(db);
            await db.SaveChangesAsync(stop);
            (woken, var elsewhere) = db.TakeNudges();
            await AnnounceAsync(db, elsewhere, stop);
            await transaction.CommitAsync(stop);
        }
        finally
        {
            if (!database.IsPostgres) _one.Release();
        }

        foreach (var log in woken) nudges.Give(log); // after the commit, never before: listeners read the database
        return result;
    }

    /// Tells other processes: PostgreSQL delivers at the commit, on SQLite a counter that servers poll.
    private async Task AnnounceAsync(WaypostDb db, string[] elsewhere, CancellationToken stop)
    {
        if (database.IsPostgres)
        {
            if (elsewhere.Length == 0) return;
            var told = PostgresBus.Told(elsewhere);
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({PostgresBus.Channel}, log) FROM unnest({told}) AS log", stop);
        }
        else if (!database.ServesOthers)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE outside_writes SET count = count + 1", stop);
        }
    }

    /// SQLite: while it lasts, commits of this connection leave the waiting for the disk to the next durable one.
    private sealed class Hurry(sqlite3 handle) : IDisposable
    {
        public static Hurry? On(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle }) return null;
            _ = raw.sqlite3_exec(handle, "PRAGMA synchronous = NORMAL");
            return new Hurry(handle);
        }

        public void Dispose() => _ = raw.sqlite3_exec(handle, "PRAGMA synchronous = FULL");
    }

    internal static DbTransaction Underlying(WaypostDb db) => db.Database.CurrentTransaction!.GetDbTransaction();

    private static bool LostARace(Exception thrown) => thrown switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => LostARace(inner),
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true, // UNIQUE, PRIMARY KEY
        SqliteException { SqliteErrorCode: 5 or 6 } => true, // BUSY, LOCKED by another process
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => false,
    };

    private static bool IsFull(Exception thrown) => thrown switch
    {
        SqliteException { SqliteErrorCode: 13 } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        { InnerException: { } inner } => IsFull(inner),
        _ => false,
    };

    public void Dispose() => _one.Dispose();
}
