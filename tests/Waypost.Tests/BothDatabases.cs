namespace Waypost.Tests;

// A class of tests that must hold on both databases is abstract, takes the app, and ends with two lines:
//
//     public abstract class ReopenTicketTests(WaypostApp app)
//     {
//         …
//         [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : ReopenTicketTests(app);
//         [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : ReopenTicketTests(app);
//     }

/// The program on the embedded database.
public sealed class SqliteApp : WaypostApp;

/// The program on PostgreSQL.
public sealed class PostgresApp : WaypostApp
{
    public PostgresCluster Cluster { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Cluster = await PostgresCluster.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    protected override async Task<string?> ConnectAsync() => await Cluster.CreateDatabaseAsync();
}

[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<SqliteApp>
{
    public const string Name = "SQLite";
}

[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<PostgresApp>
{
    public const string Name = "PostgreSQL";
}
