using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Cli;
using Waypost.Demo;
using Waypost.Storage;

namespace Waypost.Tests;

/// The real program inside this process, on a port of its own, with a small demo marketplace in it.
public class WaypostApp : IAsyncLifetime
{
    private const int Sellers = 20;
    private readonly string _folder = Directory.CreateTempSubdirectory("waypost-tests-").FullName;
    private WebApplication? _app;

    /// Where the tests of this machine keep the navigator's trained model.
    public static string TrainedModels => Path.Combine(Path.GetTempPath(), "waypost-test-models");

    /// Where it listens.
    public Uri Address { get; private set; } = null!;

    /// The people of the demo marketplace, signed in.
    public Cast Cast { get; private set; } = null!;

    /// Whether the demo marketplace is in it; without it there is nobody, and no cast.
    protected virtual bool HasDemo => true;

    public string DataFolder => _folder;
    public IServiceProvider Services => _app!.Services;
    public Database Database => Services.GetRequiredService<Database>();
    public IReadOnlyList<RouteEndpoint> Routes => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// How to reach the database; null is SQLite in the data folder.
    protected virtual Task<string?> ConnectAsync() => Task.FromResult<string?>(null);

    /// Stand-ins for the outside world, or a clock.
    protected virtual void Replace(IServiceCollection services)
    {
    }

    /// Routes and the like that only a test wants.
    protected virtual void Plant(WebApplication app)
    {
    }

    public virtual async Task InitializeAsync()
    {
        var options = new ServerOptions
        {
            DataFolder = _folder,
            Urls = "http://127.0.0.1:0",
            EnvironmentName = "Testing",
            Services = Replace,
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Waypost"] = await ConnectAsync(),
                ["Navigator:Models"] = TrainedModels, // trained once, not by every app
                ["Logging:LogLevel:Default"] = "Error",
                ["Logging:LogLevel:Microsoft"] = "Error",
            },
        };
        if (HasDemo) await LoadDemoAsync(options with { Serves = false }); // like `waypost demo` before `waypost serve`

        _app = Server.Build(options);
        Plant(_app);
        await Server.PrepareAsync(_app, CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        if (HasDemo) Cast = await Cast.AssembleAsync(Address, Services);
    }

    /// Reads what is stored, for what no page shows.
    public async Task<T> ReadAsync<T>(Func<WaypostDb, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<WaypostDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public virtual async Task DisposeAsync()
    {
        if (_app is not null)
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(2)); // open streams are not waited for
            await _app.StopAsync(enough.Token);
            await _app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task LoadDemoAsync(ServerOptions options)
    {
        await using var app = Server.Build(options);
        await Server.PrepareAsync(app, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<LoadDemo>().RunAsync(Sellers, DemoRoom.Seed, null, CancellationToken.None));
    }
}
