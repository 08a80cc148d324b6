namespace Waypost.Chat;

public static class ChatRoom
{
    public static void AddChat(this IServiceCollection services)
    {
    }

    public static void MapChat(this IEndpointRouteBuilder routes)
    {
    }
}
