namespace Waypost.HelpCenter;

public static class HelpCenterRoom
{
    public static void AddHelpCenter(this IServiceCollection services)
    {
    }

    public static void MapHelpCenter(this IEndpointRouteBuilder routes)
    {
    }
}
