namespace Waypost.Accounts;

public static class AccountsRoom
{
    public static void AddAccounts(this IServiceCollection services)
    {
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
    }
}
