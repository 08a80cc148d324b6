using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Waypost.Cli;
using Waypost.Storage;

namespace Waypost.Tests.House;

/// Migrations are plain SQL: these say that they end at the model's schema, on both databases.
[Collection(OnPostgres.Name)]
public sealed class SchemaTests(PostgresApp app)
{
    [Fact]
    public async Task Migrations_end_at_the_models_schema_on_sqlite()
    {
        await using var model = new SqliteConnection("Data Source=:memory:");
        await using var migrated = new SqliteConnection("Data Source=:memory:");
        await CompareAsync(model, migrated, postgres: false);
    }

    [Fact]
    public async Task Migrations_end_at_the_models_schema_on_postgres()
    {
        await using var model = new NpgsqlConnection(await app.Cluster.CreateDatabaseAsync());
        await using var migrated = new NpgsqlConnection(await app.Cluster.CreateDatabaseAsync());
        await CompareAsync(model, migrated, postgres: true);
    }

    [Fact]
    public void Both_databases_have_the_same_migrations() =>
        Assert.Equal(Migrator.Scripts(postgres: false).Select(script => script.Name), Migrator.Scripts(postgres: true).Select(script => script.Name));

    [Theory] // a comparison that cannot fail protects nothing
    [InlineData("ALTER TABLE teams ADD COLUMN motto text")]
    [InlineData("DROP INDEX ix_people_seller_id")]
    [InlineData("DELETE FROM audit_head")]
    public async Task A_planted_difference_is_seen(string difference)
    {
        await using var model = new SqliteConnection("Data Source=:memory:");
        await using var changed = new SqliteConnection("Data Source=:memory:");
        await RunAsync(model, SchemaCommand.CreateScript(postgres: false));
        await RunAsync(changed, SchemaCommand.CreateScript(postgres: false) + ";" + difference);
        Assert.NotEqual(await Catalogue.ReadAsync(model, postgres: false), await Catalogue.ReadAsync(changed, postgres: false));
    }

    private static async Task CompareAsync(DbConnection model, DbConnection migrated, bool postgres)
    {
        await RunAsync(model, SchemaCommand.CreateScript(postgres));
        await RunAsync(migrated, string.Concat(Migrator.Scripts(postgres).Select(script => script.Sql + "\n")));

        var wanted = await Catalogue.ReadAsync(model, postgres);
        var made = await Catalogue.ReadAsync(migrated, postgres);
        Problems.None(wanted.Except(made, StringComparer.Ordinal).Select(fact => "missing in the migrations: " + fact)
            .Concat(made.Except(wanted, StringComparer.Ordinal).Select(fact => "not in the model: " + fact)));
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
