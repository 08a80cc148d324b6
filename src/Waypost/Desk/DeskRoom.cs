using Waypost.Live;
using Waypost.Web;

namespace Waypost.Desk;

/// The agents' view over conversations, tickets and accounts.
public static class DeskRoom
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<ILiveLog, DeskLiveLog>();
        services.AddScoped<DeskReading>();
        services.AddSingleton<Presence>();
        services.AddNavigation(
            new NavigationEntry(Area.Desk, "Desk", "/desk", 1, Audience.Agent),
            new NavigationEntry(Area.Desk, "Tickets", "/tickets", 2, Audience.Agent),
            new NavigationEntry(Area.Desk, "Help Center", "/help", 3, Audience.Agent),
            new NavigationEntry(Area.Desk, "Seller Community", "/community", 4, Audience.Agent));
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/desk", Audience.Agent);
        pages.MapGet("", DeskPages.ListAsync);
        pages.MapGet("/c/{id:guid}", DeskPages.ShowAsync);
        pages.MapPost("/c/{id:guid}/accept", DeskPages.AcceptAsync);
        pages.MapPost("/c/{id:guid}/transfer", DeskPages.TransferAsync);
        pages.MapPost("/c/{id:guid}/snooze", DeskPages.SnoozeAsync);
        pages.MapPost("/c/{id:guid}/note", DeskPages.NoteAsync);
        pages.MapPost("/away", DeskPages.AwayAsync);
    }
}
