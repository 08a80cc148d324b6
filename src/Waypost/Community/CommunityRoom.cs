namespace Waypost.Community;

public static class CommunityRoom
{
    public static void AddCommunity(this IServiceCollection services)
    {
    }

    public static void MapCommunity(this IEndpointRouteBuilder routes)
    {
    }
}
