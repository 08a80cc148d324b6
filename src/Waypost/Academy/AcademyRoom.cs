namespace Waypost.Academy;

public static class AcademyRoom
{
    public static void AddAcademy(this IServiceCollection services)
    {
    }

    public static void MapAcademy(this IEndpointRouteBuilder routes)
    {
    }
}
