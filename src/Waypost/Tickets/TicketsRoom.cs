namespace Waypost.Tickets;

public static class TicketsRoom
{
    public static void AddTickets(this IServiceCollection services)
    {
    }

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
    }
}
