using Waypost.Chat;
using Waypost.Web;

namespace Waypost.Tickets;

public static class TicketsRoom
{
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddScoped<IFollowsConversations, TicketFollower>();
        services.AddScoped<OpenTicket>();
        services.AddScoped<ReopenTicket>();
        services.AddScoped<ResolveTicket>();
        services.AddScoped<ReplyToTicket>();
    }

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/tickets", Audience.SignedIn);
        pages.MapGet("", TicketPages.ListAsync);
        pages.MapGet("/new", TicketPages.NewAsync);
        pages.MapPost("", TicketPages.OpenAsync);
        pages.MapGet("/{number:int}", TicketPages.ShowAsync);
        pages.MapPost("/{number:int}/resolve", TicketPages.ResolveAsync);
        pages.MapPost("/{number:int}/reopen", TicketPages.ReopenAsync);
        routes.MapPages("/chat/{id:guid}/ticket", Audience.SignedIn).MapPost("", TicketPages.FromConversationAsync);

        var api = routes.MapApi("/tickets", Audience.SignedIn).WithTags("Tickets");
        api.MapGet("", TicketApi.ListAsync).WithSummary("The caller's tickets (a seller's own, an agent's teams')");
        api.MapPost("", TicketApi.OpenAsync).WithSummary("Open a ticket directly (a seller's key)");
        api.MapGet("/{number:int}", TicketApi.ShowAsync).WithSummary("One ticket with its timeline and messages");
        api.MapPost("/{number:int}/replies", TicketApi.ReplyAsync).WithSummary("Reply; the same clientId again gives the same seq");
        api.MapPost("/{number:int}/resolve", TicketApi.ResolveAsync).WithSummary("The seller ends it as solved; staff propose it");
        api.MapPost("/{number:int}/reopen", TicketApi.ReopenAsync).WithSummary("Not solved after all; within 14 days");
        routes.MapApi("/conversations/{id:guid}/ticket", Audience.SignedIn).WithTags("Conversations").MapPost("", TicketApi.FromConversationAsync).WithSummary("Make the official ticket of a conversation");
    }
}
