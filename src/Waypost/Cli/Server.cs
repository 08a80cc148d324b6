using System.Runtime;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Cli;

public sealed record ServerOptions
{
    public string DataFolder { get; init; } = "data";
    public string? Urls { get; init; }

    /// False for commands that only need the rooms, without the web server.
    public bool Serves { get; init; } = true;

    /// Overrides of the environment, the configuration and the services: for tests.
    public string? EnvironmentName { get; init; }
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
    public Action<IServiceCollection>? Services { get; init; }
}

/// Puts the program together: configuration, rooms, routes.
public static class Server
{
#if DEBUG
    private const string DefaultEnvironment = "Development"; // `dotnet run` in a clone
#else
    private const string DefaultEnvironment = "Production"; // what was published
#endif

    public static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = options.EnvironmentName ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? DefaultEnvironment,
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        if (options.Urls is not null) builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Files.StoredFile.Largest + 64 * 1024;
        });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", options.Serves ? LogLevel.Information : LogLevel.Warning);
        if (!options.Serves) builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // what a command prints is its answer
        Site.Name = builder.Configuration["Site:Name"] ?? "Harborly";

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(new Database(options.DataFolder, builder.Configuration.GetConnectionString("Waypost"), options.Serves));
        Program.AddRooms(builder.Services);
        options.Services?.Invoke(builder.Services);

        var app = builder.Build();
        app.UsePageCache();
        app.UseWeb();
        app.UseRouting();
        app.UseAnswersForNoRoute();
        app.UseAuthentication();
        app.UseAuthorization();
        Program.MapRooms(app);
        return app;
    }

    /// Everything that must be true before the first request: the schema, and what rooms load into memory.
    public static async Task PrepareAsync(WebApplication app, CancellationToken stop)
    {
        var routes = app.Services.GetRequiredService<Database>().ServesOthers ? Task.Run(() => LayOutRoutesAsync(app, stop), stop) : Task.CompletedTask; // on one processor while another reads the database
        try
        {
            await app.Services.GetRequiredService<Migrator>().RunAsync(stop);
            foreach (var room in app.Services.GetServices<IStartsFirst>()) await room.StartAsync(stop);
        }
        finally
        {
            await routes.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // nothing goes on in what is given up
        }

        await routes;
    }

    /// Compiles the handlers of all routes once, which takes longest of all when the first request waits for it, and lets a request find its way through everything before them.
    private static async Task LayOutRoutesAsync(WebApplication app, CancellationToken stop)
    {
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var laidOut = new DefaultEndpointDataSource(sources.SelectMany(source => source.Endpoints).ToList());
        sources.Clear();
        sources.Add(laidOut);

        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = stop };
        (context.Request.Method, context.Request.Path, context.Request.Host) = (HttpMethods.Post, "/healthz", new HostString("localhost")); // found and refused: no handler runs
        context.Request.Headers.Accept = "application/json"; // nor a page, before there is a database
        await ((IApplicationBuilder)app).Build()(context);
    }

    /// Prints where to go first: the address, and the link for the first admin while there is nobody.
    public static async Task WelcomeAsync(WebApplication app, CancellationToken stop)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        Console.WriteLine($"Waypost is ready: {address}");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdmin>().InviteAsync(stop) is { } code)
            Console.WriteLine($"Nobody is here yet. Make the first admin (works once): {address}/first-admin/{code}");
        var demo = await DemoSignIns.AllAsync(scope.ServiceProvider.GetRequiredService<WaypostDb>(), stop);
        if (demo.Count > 0) Console.WriteLine($"Demo sign-ins (password \"{DemoSignIn.Password}\"): {string.Join(", ", demo.Select(each => each.Email))}");
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
    }
}
