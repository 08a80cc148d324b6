using Microsoft.EntityFrameworkCore;
using Waypost.Accounts;
using Waypost.Files;
using Waypost.Live;
using Waypost.Navigator;
using Waypost.Storage;
using Waypost.Web;
using Waypost.Work;

namespace Waypost.Chat;

public static class ChatRoom
{
    public static void AddChat(this IServiceCollection services)
    {
        services.AddSingleton<ConversationTails>();
        services.AddSingleton<ConversationDirectory>();
        services.AddSingleton<MessageLane>();
        services.AddSingleton<QueueBoard>();
        services.AddSingleton<IStartsFirst, QueueFirst>();
        services.AddHostedService(provider => provider.GetRequiredService<QueueBoard>());
        services.AddHostedService<QueueWatch>();
        services.AddScoped<PostMessage>();
        services.AddScoped<AddNote>();
        services.AddScoped<OpenConversation>();
        services.AddScoped<IFollowsConversations, CountConversation>();
        services.AddScoped<ChangeConversation>();
        services.AddScoped<MarkSeen>();
        services.AddSingleton<ILiveLog, ConversationLiveLog>();
        services.AddSingleton<ILiveLog, QueueLiveLog>();
        services.AddSingleton<ISupportChannel, ChatChannel>();
        services.AddScoped<IAccessGround, ConversationGround>();
        services.AddScoped<IAttachedTo, ConversationFiles>();
    }

    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/chat", Audience.SignedIn);
        pages.MapPost("/start", ChatPages.StartAsync);
        pages.MapGet("/{id:guid}", ChatPages.ShowAsync);
        pages.MapPost("/{id:guid}/messages", ChatPages.PostAsync);
        pages.MapPost("/{id:guid}/seen", ChatPages.SeenAsync);
        pages.MapPost("/{id:guid}/typing", ChatPages.TypingAsync);
        pages.MapPost("/{id:guid}/resolve", ChatPages.ResolveAsync);
        pages.MapPost("/{id:guid}/rating", ChatPages.RateAsync);
        pages.MapGet("/{id:guid}/transcript.txt", ChatPages.TranscriptAsync);

        var api = routes.MapApi("/conversations", Audience.SignedIn).WithTags("Conversations");
        api.MapPost("", ChatApi.OpenAsync).WithSummary("Open a conversation with support (a seller's key)");
        api.MapGet("", ChatApi.ListAsync).WithSummary("The caller's conversations, or a view of the desk: mine, waiting, team, all");
        api.MapGet("/{id:guid}", ChatApi.ShowAsync).WithSummary("One conversation");
        api.MapPost("/{id:guid}/messages", ChatApi.PostAsync).WithSummary("Write a message; answered when it is durable, the same clientId again gives the same seq");
        api.MapPost("/{id:guid}/notes", ChatApi.NoteAsync).WithSummary("Write a note that only staff see");
        api.MapGet("/{id:guid}/events", ChatEvents.FollowAsync).WithSummary("The conversation as an event stream; Last-Event-ID or ?after= resumes exactly there");
        api.MapPost("/{id:guid}/accept", ChatApi.AcceptAsync).WithSummary("An agent takes a waiting conversation");
        api.MapPost("/{id:guid}/transfer", ChatApi.TransferAsync).WithSummary("Hand on to another team");
        api.MapPost("/{id:guid}/resolve", ChatApi.ResolveAsync).WithSummary("The seller ends it; staff propose to end it");
        api.MapPost("/{id:guid}/snooze", ChatApi.SnoozeAsync).WithSummary("Put aside until a time");
        api.MapPost("/{id:guid}/rating", ChatApi.RateAsync).WithSummary("The seller rates how it went, 1 to 5");
        api.MapPost("/{id:guid}/seen", ChatApi.SeenAsync).WithSummary("Up to which line this side has read");
        api.MapPost("/{id:guid}/typing", ChatApi.TypingAsync).WithSummary("This side is typing");
    }

    /// The queue is known before the first request.
    private sealed class QueueFirst(QueueBoard queue) : IStartsFirst
    {
        public Task StartAsync(CancellationToken stop) => queue.ReadAsync(stop);
    }
}
