namespace Waypost.Desk;

public static class DeskRoom
{
    public static void AddDesk(this IServiceCollection services)
    {
    }

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
    }
}
