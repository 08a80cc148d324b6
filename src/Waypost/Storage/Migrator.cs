using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Waypost.Storage;

/// Brings the schema up to this program's, forward only, from the plain SQL files that lie in the rooms.
public sealed class Migrator(IDbContextFactory<WaypostDb> contexts, Database database, TimeProvider clock)
{
    private const long LockKey = 0x5761_7970_6f73_74; // "Waypost": one node migrates, the others wait

    public sealed record Script(int Number, string Name, string Sql);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        if (!database.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop); // BEGIN IMMEDIATE on SQLite: the lock
        if (database.IsPostgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", stop);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)", stop);
        var applied = await db.Database.SqlQueryRaw<int>("SELECT number AS \"Value\" FROM schema_migrations").ToListAsync(stop);

        var scripts = Scripts(database.IsPostgres);
        if (applied.Except(scripts.Select(script => script.Number)).Any())
            throw new InvalidOperationException("The database was written by a newer Waypost. Start that version, or restore a backup made with this one.");

        var connection = db.Database.GetDbConnection();
        foreach (var script in scripts.Where(script => !applied.Contains(script.Number)))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = WriteLane.Underlying(db);
            command.CommandText = script.Sql;
            await command.ExecuteNonQueryAsync(stop);
            await db.Database.ExecuteSqlAsync($"INSERT INTO schema_migrations (number, name, applied_at) VALUES ({script.Number}, {script.Name}, {clock.GetUtcNow().ToUnixTimeMilliseconds()})", stop);
        }

        await transaction.CommitAsync(stop);
    }

    /// The scripts of one database kind, by number: `Tickets/0007_tickets.sqlite.sql`.
    public static IReadOnlyList<Script> Scripts(bool postgres)
    {
        var ending = postgres ? ".postgres.sql" : ".sqlite.sql";
        var assembly = typeof(Migrator).Assembly;
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(ending, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, ending))
            .OrderBy(script => script.Number)
            .ToList();
        if (scripts.GroupBy(script => script.Number).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two migrations have the number {twice.Key}.");
        return scripts;
    }

    private static Script Read(Assembly assembly, string resource, string ending)
    {
        var file = resource.Split('/')[^1][..^ending.Length];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Script(int.Parse(file[..4]), file, reader.ReadToEnd());
    }
}
