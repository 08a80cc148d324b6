using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Community;
using Waypost.Storage;

namespace Waypost.Tests.Community;

/// What is kept on disk of the community's index saves reading, and is never more than a copy.
public abstract class CommunityIndexTests(WaypostApp app)
{
    [Fact]
    public async Task A_start_goes_on_from_the_last_ones_snapshot_and_a_damaged_one_is_made_anew()
    {
        var path = Path.Combine(app.DataFolder, "community.index");
        var topic = await app.ReadAsync(db => db.Topics.Where(each => each.HiddenAt == null).OrderByDescending(each => each.Title.Length).ThenBy(each => each.Id).Select(each => new { each.Id, each.Title }).FirstAsync());
        await StartAndStopAsync();
        Assert.True(File.Exists(path));

        await StartAndStopAsync(); // out of the snapshot
        foreach (var bytes in new byte[][] { [], [1, 2, 3], [.. (await File.ReadAllBytesAsync(path))[..200]], [.. BitConverter.GetBytes(long.MaxValue), .. (await File.ReadAllBytesAsync(path))[8..]] })
        {
            await File.WriteAllBytesAsync(path, bytes);
            await StartAndStopAsync();
        }

        async Task StartAndStopAsync()
        {
            using var index = ActivatorUtilities.CreateInstance<CommunityIndex>(app.Services);
            await ((IStartsFirst)index).StartAsync(CancellationToken.None);
            Assert.Contains(topic.Id, index.Similar(topic.Title, 100).Select(each => each.Id));
            await index.StopAsync(CancellationToken.None);
        }
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : CommunityIndexTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : CommunityIndexTests(app);
}
