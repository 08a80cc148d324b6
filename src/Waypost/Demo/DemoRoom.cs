using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waypost.Cli;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Demo;

/// One room's part of the demo marketplace. Everything random comes from `demo.Random` or a Faker with `demo.Seed`; everything dated from `demo.Now`.
public interface IDemoPart
{
    /// Parts that need others' rows come later: people 10, accounts 20, help 30, community 40, academy 45, announcements 50, chat and tickets 60.
    int Order { get; }
    Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop);
}

/// What the parts share: the seed, the clock, and who is who.
public sealed class DemoWorld(int seed, int sellers, DateTimeOffset now)
{
    public int Seed { get; } = seed;
    public int Sellers { get; } = sellers;
    public DateTimeOffset Now { get; } = now;
    public Random Random { get; } = new(seed);

    /// The folder `content/`.
    public string Content { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// The demo sign-ins by the part before the @: seller, gold, agent, agent2, supervisor, editor, host, manager, admin.
    public Dictionary<string, Person> Cast { get; } = new(StringComparer.Ordinal);

    /// All sellers' people; the first two are `seller` and `gold`.
    public List<Person> SellerPeople { get; } = [];
    public Dictionary<string, Team> Teams { get; } = new(StringComparer.Ordinal);

    /// An id that is the same every time for one seed.
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}

/// Loads the demo marketplace into an empty database, all or nothing.
public sealed class LoadDemo(WriteLane lane, IEnumerable<IDemoPart> parts, TimeProvider clock)
{
    public Task<bool> RunAsync(int sellers, int seed, Action<string>? tell, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        if (await db.People.AnyAsync(stop)) return false;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var demo = new DemoWorld(seed, sellers, clock.GetUtcNow());
        foreach (var part in parts.OrderBy(part => part.Order))
        {
            tell?.Invoke(part.GetType().Name);
            await part.LoadAsync(db, demo, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }

        db.Nudge(Callers.Log);
        return true;
    }, stop);
}

public static class DemoRoom
{
    public const int Sellers = 200;
    public const int Seed = 7;

    public static void AddDemo(this IServiceCollection services)
    {
        services.AddScoped<LoadDemo>();
        foreach (var part in typeof(DemoRoom).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDemoPart))))
            services.AddScoped(typeof(IDemoPart), part);
        services.AddSingleton<IStartsFirst, DemoInDevelopment>();
    }

    /// The first start in Development loads the demo by itself.
    private sealed class DemoInDevelopment(IServiceScopeFactory scopes, IHostEnvironment environment, Database database) : IStartsFirst
    {
        public async Task StartAsync(CancellationToken stop)
        {
            if (!environment.IsDevelopment() || !database.ServesOthers) return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<LoadDemo>().RunAsync(Sellers, Seed, null, stop);
        }
    }
}

/// `waypost demo`.
public static class DemoCommand
{
    public static Command Make()
    {
        var sellers = new Option<int>("--sellers") { Description = "How many sellers", DefaultValueFactory = _ => DemoRoom.Sellers };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same marketplace", DefaultValueFactory = _ => DemoRoom.Seed };
        sellers.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 2 or > 1_000_000) result.AddError("--sellers takes a number from 2 to 1000000."); });
        var command = new Command("demo", "Load the demo marketplace into an empty database") { sellers, seed };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            var loaded = await services.GetRequiredService<LoadDemo>().RunAsync(parsed.GetValue(sellers), parsed.GetValue(seed), part => Console.Error.WriteLine($"… {part}"), stop);
            if (!loaded) throw new Refusal("not_empty", "The database is not empty: the demo goes into an empty one only.");
            Console.WriteLine("The demo marketplace is loaded.");
            return 0;
        }));
        return command;
    }
}
