using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Tickets;

public sealed record TicketForm(string? Text, string? ClientId, Guid? Nav)
{
    public static TicketForm From(IFormCollection sent) => new(sent["Text"], sent["ClientId"], Guid.TryParse(sent["Nav"], out var nav) ? nav : null);

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Text)) problems[nameof(Text)] = "Please say what it is about.";
        if (Text?.Length > PostMessage.LongestText) problems[nameof(Text)] = "Please keep it under 10,000 characters.";
        return problems;
    }
}

internal static class TicketPages
{
    public static async Task<IResult> ListAsync(Caller caller, WaypostDb db, TimeProvider clock, string? show, CancellationToken stop)
    {
        var tickets = await db.Tickets.AsNoTracking().VisibleTo(caller).Where(t => show == "all" || t.Status == TicketStatus.Open)
            .OrderByDescending(t => t.Number).Take(200).ToListAsync(stop);
        return new Page<TicketsPage>(Words.T("My tickets"), caller.IsAgent ? Area.Desk : Area.SellerCenter, new { Tickets = tickets, All = show == "all", Now = clock.GetUtcNow(), caller.IsSeller });
    }

    public static IResult NewAsync(Caller caller, TimeProvider clock, Guid? nav) => !caller.IsSeller ? Turbo.SeeOther("/tickets") : NewPage(new TicketForm(null, NewId(clock), nav), new Dictionary<string, string>(), StatusCodes.Status200OK);

    public static async Task<IResult> OpenAsync(HttpContext http, Caller caller, OpenTicket open, WaypostDb db, FindNavigation navigations, CancellationToken stop)
    {
        var form = TicketForm.From(await http.Request.ReadFormAsync(stop));
        if (form.Problems() is { Count: > 0 } problems) return NewPage(form, problems, StatusCodes.Status422UnprocessableEntity);
        var ask = await ChatApi.AskAsync(http, caller, db, navigations, form.Text, form.Nav, stop);
        var (ticket, _) = await open.DirectlyAsync(caller, ask with { ClientId = form.ClientId }, stop);
        return Turbo.SeeOther($"/tickets/{ticket.Number}");
    }

    public static async Task<IResult> ShowAsync(int number, Caller caller, WaypostDb db, TimeProvider clock, CancellationToken stop)
    {
        var ticket = await db.Tickets.AsNoTracking().Include(t => t.Timeline).VisibleTo(caller).SingleOrDefaultAsync(t => t.Number == number, stop) ?? throw Refusal.NotFound("ticket");
        if (caller.IsAgent) return Turbo.SeeOther($"/desk/c/{ticket.ConversationId}");
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == ticket.ConversationId, stop);
        return new Page<TicketPage>(Words.T("Ticket {0}", ticket.Number), Area.SellerCenter, new
        {
            Ticket = ticket,
            Conversation = conversation,
            Lines = await ChatPages.LinesAsync(db, conversation.Id, staff: false, stop),
            Entries = conversation.NavigationId is { } navigation ? await db.CaseEntriesAsync(navigation, stop) : [],
            Now = clock.GetUtcNow(),
            Me = caller.UserId,
            FormClientId = NewId(clock),
        });
    }

    public static async Task<IResult> ResolveAsync(int number, Caller caller, ResolveTicket resolve, CancellationToken stop)
    {
        await resolve.RunAsync(caller, number, stop);
        return Turbo.SeeOther($"/tickets/{number}");
    }

    public static async Task<IResult> ReopenAsync(int number, Caller caller, ReopenTicket reopen, CancellationToken stop)
    {
        await reopen.RunAsync(caller, number, stop);
        return Turbo.SeeOther($"/tickets/{number}");
    }

    public static async Task<IResult> FromConversationAsync(Guid id, Caller caller, OpenTicket open, CancellationToken stop)
    {
        var ticket = await open.OnConversationAsync(caller, id, stop);
        return Turbo.SeeOther(caller.IsAgent ? $"/desk/c/{id}" : $"/tickets/{ticket.Number}");
    }

    private static Page<NewTicketPage> NewPage(TicketForm form, IReadOnlyDictionary<string, string> problems, int status) =>
        new(Words.T("New ticket"), Area.SellerCenter, new { Form = form, Problems = problems }) { Status = status };

    private static string NewId(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString();
}
