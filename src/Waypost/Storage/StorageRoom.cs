using Microsoft.EntityFrameworkCore;

namespace Waypost.Storage;

public static class StorageRoom
{
    public static void AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.AddPooledDbContextFactory<WaypostDb>(options => Configure(options, database));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WaypostDb>>().CreateDbContext());
        services.AddSingleton<WriteLane>();
        services.AddSingleton<Migrator>();
        services.AddHostedService<OutsideWritesWatch>();
        services.AddHostedService<Checkpoints>();
    }

    public static void Configure(DbContextOptionsBuilder options, Database database)
    {
        if (database.IsPostgres) options.UseNpgsql(database.ConnectionString);
        else options.UseSqlite(database.ConnectionString);
    }

    public static void MapStorage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("alive\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(WaypostDb db, CancellationToken stop)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("SELECT 1", stop);
            return Results.Text("ready\n");
        }
        catch (Exception away) when (Away.Is(away))
        {
            return Results.Text("the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
