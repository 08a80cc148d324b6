namespace Waypost.Notices;

public static class NoticesRoom
{
    public static void AddNotices(this IServiceCollection services)
    {
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
    }
}
