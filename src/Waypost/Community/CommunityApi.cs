using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Community;

/// The community for programs.
internal static class CommunityApi
{
    public static void MapCommunityApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapApi("", Audience.Anyone);
        read.MapGet("/groups", GroupsAsync).WithSummary("The community's groups");
        read.MapGet("/groups/{slug}/topics", TopicsAsync).WithSummary("A group's topics, newest first");
        read.MapGet("/topics/{id:guid}", TopicAsync).WithSummary("A topic with its replies");

        var write = routes.MapApi("", Audience.SignedIn);
        write.MapPost("/groups/{slug}/topics", OpenAsync).WithSummary("Open a topic").Produces<TopicJson>().Produces<TopicJson>(StatusCodes.Status201Created);
        write.MapPost("/groups/{slug}/join", (string slug, Caller caller, JoinGroup join, CancellationToken stop) => DoneAsync(join.RunAsync(caller, slug, join: true, stop))).WithSummary("Join a group");
        write.MapPost("/groups/{slug}/leave", (string slug, Caller caller, JoinGroup join, CancellationToken stop) => DoneAsync(join.RunAsync(caller, slug, join: false, stop))).WithSummary("Leave a group");
        write.MapPost("/topics/{id:guid}/replies", ReplyAsync).WithSummary("Reply to a topic").Produces<ReplyJson>().Produces<ReplyJson>(StatusCodes.Status201Created);
        write.MapPost("/topics/{id:guid}/same-here", async (Guid id, Caller caller, MarkPost mark, CancellationToken stop) => TypedResults.Ok(new MarkJson(await mark.SameHereAsync(caller, id, stop)))).WithSummary("Set or take back \"same here\"");
        write.MapPost("/topics/{id:guid}/follow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => DoneAsync(follow.RunAsync(caller, FollowKind.Topic, id, follow: true, stop))).WithSummary("Follow a topic");
        write.MapPost("/topics/{id:guid}/unfollow", (Guid id, Caller caller, FollowSomething follow, CancellationToken stop) => DoneAsync(follow.RunAsync(caller, FollowKind.Topic, id, follow: false, stop))).WithSummary("Follow a topic no longer");
        write.MapPost("/topics/{id:guid}/flag", (Guid id, ReasonJson body, Caller caller, FlagPost flag, CancellationToken stop) => DoneAsync(flag.RunAsync(caller, id, body.Reason, stop))).WithSummary("Report a topic to the hosts");
        write.MapPost("/replies/{id:guid}/accept", AcceptAsync).WithSummary("Accept an answer (who asked, or a host)");
        write.MapPost("/replies/{id:guid}/helpful", async (Guid id, Caller caller, MarkPost mark, CancellationToken stop) => TypedResults.Ok(new MarkJson((await mark.HelpfulAsync(caller, id, stop)).IsSet))).WithSummary("Set or take back \"helpful\"");
        write.MapPost("/replies/{id:guid}/flag", (Guid id, ReasonJson body, Caller caller, FlagPost flag, CancellationToken stop) => DoneAsync(flag.RunAsync(caller, id, body.Reason, stop))).WithSummary("Report a reply to the hosts");

        var host = routes.MapApi("", Audience.Host);
        host.MapPost("/topics/{id:guid}/lock", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.LockAsync(caller, id, locked: true, body.Reason, stop))).WithSummary("Close a topic");
        host.MapPost("/topics/{id:guid}/unlock", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.LockAsync(caller, id, locked: false, body.Reason, stop))).WithSummary("Open a closed topic again");
        host.MapPost("/topics/{id:guid}/hide", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.HideTopicAsync(caller, id, hidden: true, body.Reason, stop))).WithSummary("Hide a topic");
        host.MapPost("/topics/{id:guid}/show", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.HideTopicAsync(caller, id, hidden: false, body.Reason, stop))).WithSummary("Show a hidden topic again");
        host.MapPost("/replies/{id:guid}/hide", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.HideReplyAsync(caller, id, hidden: true, body.Reason, stop))).WithSummary("Hide a reply");
        host.MapPost("/replies/{id:guid}/show", (Guid id, ReasonJson body, Caller caller, Moderate moderate, CancellationToken stop) => DoneAsync(moderate.HideReplyAsync(caller, id, hidden: false, body.Reason, stop))).WithSummary("Show a hidden reply again");
    }

    private static async Task<NoContent> DoneAsync(Task deed)
    {
        await deed;
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ListJson<GroupJson>>> GroupsAsync(Caller caller, CommunityReads reads, CancellationToken stop) =>
        TypedResults.Ok(new ListJson<GroupJson>([.. (await reads.GroupsAsync(caller, stop)).Select(GroupJson.From)], null));

    private static async Task<Ok<ListJson<TopicRowJson>>> TopicsAsync(string slug, string? cursor, string? filter, string? tag, int? limit, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var group = await reads.GroupAsync(caller, slug, stop);
        var take = Math.Clamp(limit ?? CommunityReads.PageSize, 1, 100);
        long? before = long.TryParse(cursor, CultureInfo.InvariantCulture, out var number) ? number : null;
        var topics = await reads.TopicsAsync(caller, group.Id, CommunityPages.FilterOf(filter), tag, before, take, stop);
        return TypedResults.Ok(new ListJson<TopicRowJson>([.. topics.Select(TopicRowJson.From)], topics.Count == take ? topics[^1].GroupSeq.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<TopicJson>> TopicAsync(Guid id, string? cursor, Caller caller, CommunityReads reads, CancellationToken stop) =>
        TypedResults.Ok(await JsonAsync(id, int.TryParse(cursor, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1, caller, reads, stop));

    private static async Task<TopicJson> JsonAsync(Guid id, int page, Caller caller, CommunityReads reads, CancellationToken stop)
    {
        var topic = await reads.TopicAsync(caller, id, stop);
        var replies = await reads.RepliesAsync(caller, id, page, stop);
        return TopicJson.From(topic, replies, replies.Count == CommunityReads.RepliesPerPage ? (page + 1).ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task<IResult> OpenAsync(string slug, NewTopicJson body, Caller caller, OpenTopic open, CommunityReads reads, CancellationToken stop)
    {
        var (id, isNew) = await open.RunAsync(caller, slug, new NewTopic(body.Kind ?? TopicKind.Question, body.Title, body.Text, string.Join(',', body.Tags ?? []), body.ClientId, body.FileIds ?? []), stop);
        var json = await JsonAsync(id, 1, caller, reads, stop);
        return isNew ? TypedResults.Created($"/api/v1/topics/{id}", json) : TypedResults.Ok(json);
    }

    private static async Task<IResult> ReplyAsync(Guid id, NewReplyJson body, Caller caller, PostReply post, CommunityReads reads, CancellationToken stop)
    {
        var (replyId, isNew) = await post.RunAsync(caller, id, new NewReply(body.Text, body.ClientId, body.Official, body.FileIds ?? []), stop);
        var json = ReplyJson.From(await reads.ReplyAsync(caller, replyId, stop));
        return isNew ? TypedResults.Created($"/api/v1/topics/{json.TopicId}", json) : TypedResults.Ok(json);
    }

    private static async Task<Ok<TopicJson>> AcceptAsync(Guid id, Caller caller, AcceptAnswer accept, CommunityReads reads, CancellationToken stop) =>
        TypedResults.Ok(await JsonAsync(await accept.RunAsync(caller, id, stop), 1, caller, reads, stop));
}
