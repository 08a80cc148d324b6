using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

internal static class ChatApi
{
    public sealed record OpenBody(string? Text, string? Topic, Guid? NavigationId, string? ClientId);

    public sealed record MessageBody(string? ClientId, string? Text, IReadOnlyList<Guid>? FileIds);

    public sealed record TransferBody(string? Team);

    public sealed record SnoozeBody(DateTimeOffset Until);

    public sealed record RatingBody(int Score, string? Comment);

    public sealed record SeenBody(long Seq);

    public static async Task<IResult> OpenAsync(OpenBody body, HttpContext http, Caller caller, OpenConversation open, WaypostDb db, FindNavigation navigations, QueueBoard queue, CancellationToken stop)
    {
        var ask = await AskAsync(http, caller, db, navigations, body.Text, body.NavigationId, stop) with { ClientId = body.ClientId };
        if (string.IsNullOrWhiteSpace(ask.Text)) throw Refusal.BadInput("text_missing", "Please say in a few words what it is about.");
        var (conversation, isNew) = await open.RunAsync(caller, body.Topic is null ? ask : ask with { Topic = body.Topic }, stop);
        if (isNew) await queue.ReadAsync(stop); // the place that is answered is the one just taken
        var json = ConversationJson.From(conversation, queue.Now);
        return isNew ? Results.Created($"/api/v1/conversations/{conversation.Id}", json) : Results.Ok(json);
    }

    /// What the seller brings along; the navigation's own words and findings when there is one.
    public static async Task<Ask> AskAsync(HttpContext http, Caller caller, WaypostDb db, FindNavigation navigations, string? text, Guid? navigationId, CancellationToken stop)
    {
        if (navigationId is not { } id) return new Ask(text, null, null, null);
        var facts = await navigations.RunAsync(db, http, caller, id, stop);
        return new Ask(string.IsNullOrWhiteSpace(text) ? facts.Text : text, facts.Topic, facts.Id, null) { IssueType = facts.IssueType, Team = facts.Team, Urgent = facts.Urgent, Findings = facts.Findings };
    }

    public static async Task<ConversationList> ListAsync(Caller caller, WaypostDb db, QueueBoard queue, string? view, string? cursor, int? limit, CancellationToken stop)
    {
        var conversations = db.Conversations.AsNoTracking().VisibleTo(caller);
        if (caller.IsAgent) conversations = conversations.InView(view, caller);
        if (cursor is not null)
        {
            if (!Guid.TryParse(cursor, out var after)) throw Refusal.BadInput("wrong_cursor", "This cursor is not one of ours.");
            conversations = conversations.Where(c => c.Id < after);
        }

        var take = Math.Clamp(limit ?? 50, 1, 200);
        var page = await conversations.OrderByDescending(c => c.Id).Take(take + 1).ToListAsync(stop);
        var items = page.Take(take).Select(c => ConversationJson.From(c, queue.Now)).ToList();
        return new ConversationList(items, page.Count > take ? items[^1].Id : null);
    }

    public static async Task<ConversationJson> ShowAsync(Guid id, Caller caller, WaypostDb db, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await db.Conversations.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw Refusal.NotFound("conversation"), queue.Now);

    public static async Task<IResult> PostAsync(Guid id, MessageBody body, Caller caller, PostMessage post, CancellationToken stop)
    {
        var (line, isNew) = await post.RunAsync(caller, id, body.Text, body.ClientId, body.FileIds ?? [], stop);
        var json = new PostedJson(line.Seq, line.At);
        return isNew ? Results.Json(json, statusCode: StatusCodes.Status201Created) : Results.Ok(json);
    }

    public static async Task<IResult> NoteAsync(Guid id, MessageBody body, Caller caller, AddNote add, CancellationToken stop)
    {
        if (!caller.IsAgent) throw Refusal.NotFound("conversation");
        var line = await add.RunAsync(caller, id, body.Text, body.ClientId ?? "", stop);
        return Results.Json(new PostedJson(line.Seq, line.At), statusCode: StatusCodes.Status201Created);
    }

    public static async Task<ConversationJson> AcceptAsync(Guid id, Caller caller, ChangeConversation change, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await change.AcceptAsync(caller, id, stop), queue.Now);

    public static async Task<ConversationJson> TransferAsync(Guid id, TransferBody body, Caller caller, ChangeConversation change, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await change.TransferAsync(caller, id, body.Team ?? "", stop), queue.Now);

    public static async Task<ConversationJson> ResolveAsync(Guid id, Caller caller, ChangeConversation change, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await change.ResolveAsync(caller, id, stop), queue.Now);

    public static async Task<ConversationJson> SnoozeAsync(Guid id, SnoozeBody body, Caller caller, ChangeConversation change, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await change.SnoozeAsync(caller, id, body.Until, stop), queue.Now);

    public static async Task<ConversationJson> RateAsync(Guid id, RatingBody body, Caller caller, ChangeConversation change, QueueBoard queue, CancellationToken stop) =>
        ConversationJson.From(await change.RateAsync(caller, id, body.Score, body.Comment, stop), queue.Now);

    public static async Task<IResult> SeenAsync(Guid id, SeenBody body, Caller caller, MarkSeen seen, CancellationToken stop)
    {
        await seen.RunAsync(caller, id, body.Seq, stop);
        return Results.NoContent();
    }

    public static async Task<IResult> TypingAsync(Guid id, Caller caller, MarkSeen seen, CancellationToken stop)
    {
        await seen.TypingAsync(caller, id, stop);
        return Results.NoContent();
    }
}
