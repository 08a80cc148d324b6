using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Waypost.Tests.House;

/// Following links changes nothing that a user can edit. What a reading may append is listed here by table.
public abstract class ReadingChangesNothingTests(WaypostApp app)
{
    private static readonly string[] MayGrow = ["audit_entries", "audit_head", "case_entries", "protection_keys", "outside_writes", "jobs"];

    [Fact]
    public async Task No_page_changes_what_a_user_can_edit()
    {
        var before = await SumsAsync();
        var pages = 0;
        foreach (var actor in app.Cast.OneOfEachRole) pages += (await SiteWalk.OfAsync(app, actor)).Count;
        var after = await SumsAsync();

        Assert.True(pages > 20, "the walk found hardly any pages");
        Assert.DoesNotContain(before.Keys.Except(MayGrow, StringComparer.Ordinal), table => before[table] != after[table]);
    }

    private Task<Dictionary<string, string>> SumsAsync() => app.ReadAsync(async db =>
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal))
            sums[table] = await SumAsync(db.Database.GetDbConnection(), table);
        return sums;
    });

    private static async Task<string> SumAsync(DbConnection connection, string table)
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

        rows.Sort(StringComparer.Ordinal);
        return $"{rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : ReadingChangesNothingTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : ReadingChangesNothingTests(app);
}
