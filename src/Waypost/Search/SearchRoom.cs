namespace Waypost.Search;

public static class SearchRoom
{
    public static void AddSearch(this IServiceCollection services)
    {
    }

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
    }
}
