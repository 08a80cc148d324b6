using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waypost.Work;

namespace Waypost.Tests.House;

/// Following links changes nothing that a user can edit. What reading may add is listed here by table.
public abstract class ReadingChangesNothingTests(WaypostApp app)
{
    private static readonly string[] MayGetRows = ["audit_entries", "case_entries", "navigations", "protection_keys", "jobs"];
    private static readonly string[] Counters = ["audit_head", "outside_writes"];

    [Fact]
    public async Task No_page_changes_what_a_user_can_edit()
    {
        await UntilWorkIsDoneAsync(); // what earlier tests set off is not the pages' doing
        var before = await RowsAsync();
        var pages = 0;
        foreach (var actor in app.Cast.OneOfEachRole) pages += (await SiteWalk.OfAsync(app, actor)).Count;
        var after = await RowsAsync();

        Assert.True(pages > 20, "the walk found hardly any pages");
        Problems.None(before.Keys.Except(Counters, StringComparer.Ordinal).SelectMany(table => Changes(table, before[table], after[table])));
    }

    private async Task UntilWorkIsDoneAsync()
    {
        var enough = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while (await app.ReadAsync(db => { var now = TimeProvider.System.GetUtcNow(); return db.Set<Job>().AnyAsync(job => job.ParkedAt == null && job.DueAt <= now); }))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < enough, "the jobs of earlier tests do not come to an end");
            await Task.Delay(50);
        }
    }

    private static IEnumerable<string> Changes(string table, List<string> before, List<string> after)
    {
        foreach (var row in before.Except(after, StringComparer.Ordinal).Take(3)) yield return $"{table} lost or changed: {row}";
        if (MayGetRows.Contains(table, StringComparer.Ordinal)) yield break;
        foreach (var row in after.Except(before, StringComparer.Ordinal).Take(3)) yield return $"{table} got: {row}";
    }

    private Task<Dictionary<string, List<string>>> RowsAsync() => app.ReadAsync(async db =>
    {
        var rows = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal))
            rows[table] = await RowsAsync(db.Database.GetDbConnection(), table);
        return rows;
    });

    private static async Task<List<string>> RowsAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : ReadingChangesNothingTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : ReadingChangesNothingTests(app);
}
