namespace Waypost.Navigator;

public static class NavigatorRoom
{
    public static void AddNavigator(this IServiceCollection services)
    {
    }

    public static void MapNavigator(this IEndpointRouteBuilder routes)
    {
    }
}
