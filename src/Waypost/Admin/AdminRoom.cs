namespace Waypost.Admin;

public static class AdminRoom
{
    public static void AddAdmin(this IServiceCollection services)
    {
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
    }
}
