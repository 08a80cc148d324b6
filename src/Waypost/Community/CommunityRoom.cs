using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.Live;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Search;
using Waypost.Storage;
using Waypost.Web;
using Waypost.Work;

namespace Waypost.Community;

public static class CommunityRoom
{
    /// Nudged when topics change: search and the navigator's numbers read again.
    public const string Log = "community";

    public static void AddCommunity(this IServiceCollection services)
    {
        services.AddSingleton<CommunityIndex>();
        services.AddSingleton<IStartsFirst>(provider => provider.GetRequiredService<CommunityIndex>());
        services.AddHostedService(provider => provider.GetRequiredService<CommunityIndex>());
        services.AddSingleton<ISupportChannel, CommunityChannel>();
        services.AddSingleton<ISearchSource, CommunitySearch>();
        services.AddSingleton<IAttachedTo, TopicFiles>().AddSingleton<IAttachedTo, ReplyFiles>();
        services.AddSingleton<ILiveLog, TopicLive>().AddSingleton<ILiveLog, GroupLive>().AddSingleton<ILiveLog, ReadersLive>();
        services.AddScoped<IJob, TellFollowers>();
        services.AddScoped<CommunityReads>().AddScoped<MemberReads>();
        services.AddScoped<OpenTopic>().AddScoped<PostReply>().AddScoped<EditPost>().AddScoped<AcceptAnswer>().AddScoped<MarkPost>().AddScoped<FlagPost>();
        services.AddScoped<Moderate>().AddScoped<JoinGroup>().AddScoped<FollowSomething>().AddScoped<DescribeMyself>();
    }

    public static void MapCommunity(this IEndpointRouteBuilder routes)
    {
        routes.MapCommunityApi();
        var read = routes.MapPages("/community", Audience.Anyone);
        read.MapGet("", CommunityPages.HomeAsync);
        read.MapGet("/topics", CommunityPages.TopicsAsync);
        read.MapGet("/search", CommunityPages.SearchAsync);
        read.MapGet("/similar", CommunityPages.SimilarAsync);
        read.MapGet("/g/{slug}", CommunityPages.GroupAsync);
        read.MapGet("/g/{slug}/feed.atom", CommunityPages.GroupFeedAsync);
        read.MapGet("/t/{id:guid}", CommunityPages.TopicAsync);
        read.MapGet("/t/{id:guid}/history", CommunityPages.TopicHistoryAsync);
        read.MapGet("/replies/{id:guid}/history", CommunityPages.ReplyHistoryAsync);
        read.MapGet("/m/{id:guid}", CommunityPages.MemberAsync);

        var write = routes.MapPages("/community", Audience.SignedIn);
        write.MapGet("/new", CommunityPages.NewTopicAsync);
        write.MapPost("/new", CommunityPages.OpenAsync);
        write.MapPost("/t/{id:guid}/replies", CommunityPages.ReplyAsync);
        write.MapPost("/t/{id:guid}/same-here", CommunityPages.SameHereAsync);
        write.MapPost("/replies/{id:guid}/helpful", CommunityPages.HelpfulAsync);
        write.MapPost("/replies/{id:guid}/accept", async (Guid id, Caller caller, AcceptAnswer accept, CancellationToken stop) => Back(await accept.RunAsync(caller, id, stop), id));
        write.MapGet("/t/{id:guid}/edit", CommunityPages.EditTopicAsync);
        write.MapPost("/t/{id:guid}/edit", CommunityPages.SaveTopicAsync);
        write.MapGet("/replies/{id:guid}/edit", CommunityPages.EditReplyAsync);
        write.MapPost("/replies/{id:guid}/edit", CommunityPages.SaveReplyAsync);
        write.MapPost("/flags/{id:guid}", async (Guid id, [FromForm] string? reason, Caller caller, FlagPost flag, CancellationToken stop) => Back(await flag.RunAsync(caller, id, reason, stop)));
        MapFollowing(write);
        MapCard(write);
        MapHosting(routes.MapPages("/community", Audience.Host));
    }

    private static void MapFollowing(RouteGroupBuilder write)
    {
        write.MapPost("/t/{id:guid}/follow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => ThenAsync(follow.RunAsync(caller, FollowKind.Topic, id, follow: true, stop), $"/community/t/{id}"));
        write.MapPost("/t/{id:guid}/unfollow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => ThenAsync(follow.RunAsync(caller, FollowKind.Topic, id, follow: false, stop), $"/community/t/{id}"));
        write.MapPost("/m/{id:guid}/follow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => ThenAsync(follow.RunAsync(caller, FollowKind.Member, id, follow: true, stop), $"/community/m/{id}"));
        write.MapPost("/m/{id:guid}/unfollow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => ThenAsync(follow.RunAsync(caller, FollowKind.Member, id, follow: false, stop), $"/community/m/{id}"));
        write.MapPost("/g/{slug}/join", (string slug, Caller caller, JoinGroup join, CancellationToken stop) => ThenAsync(join.RunAsync(caller, slug, join: true, stop), $"/community/g/{slug}"));
        write.MapPost("/g/{slug}/leave", (string slug, Caller caller, JoinGroup join, CancellationToken stop) => ThenAsync(join.RunAsync(caller, slug, join: false, stop), $"/community/g/{slug}"));
    }

    private static void MapCard(RouteGroupBuilder write)
    {
        write.MapGet("/me", async (Caller caller, WaypostDb db, CancellationToken stop) =>
        {
            var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(each => each.PersonId == caller.UserId, stop);
            return new Page<MyCardPage>("My community card", Area.Academy, new { member?.Shop, member?.About });
        });
        write.MapPost("/me", SaveCardAsync);
    }

    private static async Task<IResult> SaveCardAsync([FromForm] string? shop, [FromForm] string? about, Caller caller, DescribeMyself describe, CancellationToken stop)
    {
        try
        {
            await describe.RunAsync(caller, shop, about, stop);
            return Turbo.SeeOther($"/community/m/{caller.UserId}");
        }
        catch (Refusal no) when (no.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return new Page<MyCardPage>("My community card", Area.Academy, new { Shop = shop, About = about, Problem = no.Message }) { Status = no.Status };
        }
    }

    private static void MapHosting(RouteGroupBuilder host)
    {
        host.MapGet("/moderation", CommunityPages.ModerationAsync);
        host.MapPost("/flags/{id:guid}/keep", (Guid id, Caller caller, Moderate moderate, CancellationToken stop) => ThenAsync(moderate.KeepAsync(caller, id, stop), "/community/moderation"));
        host.MapPost("/t/{id:guid}/lock", (Guid id, Caller caller, Moderate moderate, CancellationToken stop) => ThenAsync(moderate.LockAsync(caller, id, locked: true, null, stop), $"/community/t/{id}"));
        host.MapPost("/t/{id:guid}/unlock", (Guid id, Caller caller, Moderate moderate, CancellationToken stop) => ThenAsync(moderate.LockAsync(caller, id, locked: false, null, stop), $"/community/t/{id}"));
        host.MapPost("/t/{id:guid}/hide", (Guid id, [FromForm] string? reason, Caller caller, Moderate moderate, CancellationToken stop) => ThenAsync(moderate.HideTopicAsync(caller, id, hidden: true, reason, stop), $"/community/t/{id}"));
        host.MapPost("/t/{id:guid}/show", (Guid id, Caller caller, Moderate moderate, CancellationToken stop) => ThenAsync(moderate.HideTopicAsync(caller, id, hidden: false, null, stop), $"/community/t/{id}"));
        host.MapPost("/replies/{id:guid}/hide", async (Guid id, [FromForm] string? reason, Caller caller, Moderate moderate, CancellationToken stop) => Back(await moderate.HideReplyAsync(caller, id, hidden: true, reason, stop), id));
        host.MapPost("/replies/{id:guid}/show", async (Guid id, Caller caller, Moderate moderate, CancellationToken stop) => Back(await moderate.HideReplyAsync(caller, id, hidden: false, null, stop), id));
    }

    private static IResult Back(Guid topic, Guid? reply = null) => Turbo.SeeOther($"/community/t/{topic}{(reply is null ? "" : "#" + ReplyPost.ElementId(reply.Value))}");

    private static async Task<IResult> ThenAsync(Task deed, string url)
    {
        await deed;
        return Turbo.SeeOther(url);
    }
}
