using Waypost.Web;

namespace Waypost.Academy;

public static class AcademyRoom
{
    public static void AddAcademy(this IServiceCollection services) => services.AddNavigation(
        new(Area.Academy, "Academy home", "/academy", 10, Audience.Anyone, InFooter: true),
        new(Area.Academy, "Courses", "/academy/courses", 20, Audience.Anyone),
        new(Area.Academy, "Announcements", "/announcements", 30, Audience.Anyone, InFooter: true),
        new(Area.Academy, "Help Center", "/help", 40, Audience.Anyone, InFooter: true),
        new(Area.Academy, "Seller Community", "/community", 50, Audience.Anyone, AtTopRight: true, InFooter: true));

    public static void MapAcademy(this IEndpointRouteBuilder routes)
    {
    }
}
