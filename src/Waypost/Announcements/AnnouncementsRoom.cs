namespace Waypost.Announcements;

public static class AnnouncementsRoom
{
    public static void AddAnnouncements(this IServiceCollection services)
    {
    }

    public static void MapAnnouncements(this IEndpointRouteBuilder routes)
    {
    }
}
