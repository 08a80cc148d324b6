using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Live;

namespace Waypost.Storage;

/// A counter that commands bump when they write beside a running server; the server polls it on SQLite and wakes everybody.
public sealed class OutsideWrites
{
    public int Id { get; init; }
    public long Count { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<OutsideWrites>
    {
        public void Configure(EntityTypeBuilder<OutsideWrites> builder)
        {
            builder.ToTable("outside_writes");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.HasData(new OutsideWrites { Id = 1, Count = 0 });
        }
    }
}

public sealed class OutsideWritesWatch(Database database, Nudges nudges) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.IsPostgres) return;
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(stoppingToken);
        await using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA data_version";
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count FROM outside_writes";
        var (lastVersion, lastCount) = ((long)version.ExecuteScalar()!, (long)count.ExecuteScalar()!);

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var nowVersion = (long)version.ExecuteScalar()!;
            if (nowVersion == lastVersion) continue;
            lastVersion = nowVersion;
            var nowCount = (long)count.ExecuteScalar()!;
            if (nowCount == lastCount) continue;
            lastCount = nowCount;
            nudges.GiveAll();
        }
    }
}
