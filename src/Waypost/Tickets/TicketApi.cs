using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tickets;

/// A ticket as programs read it.
public sealed record TicketJson(
    int Number, string Subject, string Status, string Priority, string? Type, string ConversationId, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, DateTimeOffset? ResolvedAt)
{
    public IReadOnlyList<TicketEventJson>? Timeline { get; init; }
    public IReadOnlyList<TicketMessageJson>? Messages { get; init; }

    public static TicketJson From(Ticket t) => new(
        t.Number, t.Subject, t.Status.ToString().ToLowerInvariant(), t.Priority.ToString().ToLowerInvariant(), t.Type, t.ConversationId.ToString(), t.OpenedAt, t.DueAt, t.AnsweredAt, t.ResolvedAt)
    {
        Timeline = [.. t.Timeline.OrderBy(e => e.At).Select(e => new TicketEventJson(e.Kind.ToString().ToLowerInvariant(), e.ByName, e.At))],
    };
}

public sealed record TicketEventJson(string Kind, string By, DateTimeOffset At);

public sealed record TicketMessageJson(long Seq, string From, string Name, string Text, DateTimeOffset At);

public sealed record TicketList(IReadOnlyList<TicketJson> Items, string? Next);

internal static class TicketApi
{
    public sealed record OpenBody(string? Text, string? Topic, Guid? NavigationId, string? ClientId);

    public sealed record ReplyBody(string? ClientId, string? Text, IReadOnlyList<Guid>? FileIds);

    public static async Task<TicketList> ListAsync(Caller caller, WaypostDb db, int? cursor, int? limit, CancellationToken stop)
    {
        var take = Math.Clamp(limit ?? 50, 1, 200);
        var page = await db.Tickets.AsNoTracking().Include(t => t.Timeline).VisibleTo(caller).Where(t => cursor == null || t.Number < cursor).OrderByDescending(t => t.Number).Take(take + 1).ToListAsync(stop);
        return new TicketList([.. page.Take(take).Select(TicketJson.From)], page.Count > take ? page[take - 1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    public static async Task<IResult> OpenAsync(OpenBody body, HttpContext http, Caller caller, OpenTicket open, WaypostDb db, FindNavigation navigations, CancellationToken stop)
    {
        var ask = await ChatApi.AskAsync(http, caller, db, navigations, body.Text, body.NavigationId, stop);
        var (ticket, isNew) = await open.DirectlyAsync(caller, ask with { Topic = body.Topic ?? ask.Topic, ClientId = body.ClientId }, stop);
        return isNew ? Results.Created($"/api/v1/tickets/{ticket.Number}", TicketJson.From(ticket)) : Results.Ok(TicketJson.From(ticket));
    }

    public static async Task<TicketJson> ShowAsync(int number, Caller caller, WaypostDb db, CancellationToken stop)
    {
        var ticket = await db.Tickets.AsNoTracking().Include(t => t.Timeline).VisibleTo(caller).SingleOrDefaultAsync(t => t.Number == number, stop) ?? throw Refusal.NotFound("ticket");
        var lines = await db.Lines.AsNoTracking().Where(l => l.ConversationId == ticket.ConversationId && l.Kind == LineKind.Message).OrderBy(l => l.Seq).ToListAsync(stop);
        return TicketJson.From(ticket) with { Messages = [.. lines.Select(l => new TicketMessageJson(l.Seq, l.From.ToString().ToLowerInvariant(), l.AuthorName, l.Text, l.At))] };
    }

    public static async Task<IResult> ReplyAsync(int number, ReplyBody body, Caller caller, ReplyToTicket reply, CancellationToken stop)
    {
        var (line, isNew) = await reply.RunAsync(caller, number, body.Text, body.ClientId, body.FileIds ?? [], stop);
        var json = new PostedJson(line.Seq, line.At);
        return isNew ? Results.Json(json, statusCode: StatusCodes.Status201Created) : Results.Ok(json);
    }

    public static async Task<TicketJson> ResolveAsync(int number, Caller caller, ResolveTicket resolve, WaypostDb db, CancellationToken stop)
    {
        await resolve.RunAsync(caller, number, stop);
        return await ShowAsync(number, caller, db, stop);
    }

    public static async Task<TicketJson> ReopenAsync(int number, Caller caller, ReopenTicket reopen, CancellationToken stop) => TicketJson.From(await reopen.RunAsync(caller, number, stop));

    public static async Task<TicketJson> FromConversationAsync(Guid id, Caller caller, OpenTicket open, CancellationToken stop) => TicketJson.From(await open.OnConversationAsync(caller, id, stop));
}
