namespace Waypost.SellerCenter;

public static class SellerCenterRoom
{
    public static void AddSellerCenter(this IServiceCollection services)
    {
    }

    public static void MapSellerCenter(this IEndpointRouteBuilder routes)
    {
    }
}
