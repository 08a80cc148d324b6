using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Waypost.Accounts;
using Waypost.Chat;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;
using Waypost.Tickets;
using Waypost.Web;

namespace Waypost.Desk;

internal static class DeskPages
{
    public static async Task<IResult> ListAsync(Caller caller, WaypostDb db, DeskReading reading, string? view, CancellationToken stop)
    {
        var shown = await ViewAsync(caller, db, reading, view, stop);
        return new Page<DeskPage>(Words.T("Desk"), Area.Desk, new
        {
            Items = await reading.ListAsync(db, caller, shown.View, stop), shown.Counts, shown.View, shown.Away, Me = caller.UserId,
        }) { Frame = Frame.Panes };
    }

    public static async Task<IResult> ShowAsync(Guid id, Caller caller, WaypostDb db, DeskReading reading, LookAtAccount look, TimeProvider clock, string? view, CancellationToken stop)
    {
        var conversation = await db.Conversations.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw Refusal.NotFound("conversation");
        var shown = await ViewAsync(caller, db, reading, view, stop);
        return new Page<DeskPage>(conversation.Subject.Length > 0 ? conversation.Subject : Words.T("Desk"), Area.Desk, new
        {
            Items = await reading.ListAsync(db, caller, shown.View, stop), shown.Counts, shown.View, shown.Away, Me = caller.UserId,
            Open = conversation,
            Lines = await ChatPages.LinesAsync(db, id, staff: true, stop),
            Entries = conversation.NavigationId is { } navigation ? await db.CaseEntriesAsync(navigation, stop) : [],
            Ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.ConversationId == id, stop),
            Teams = await db.Teams.AsNoTracking().OrderBy(team => team.Name).ToListAsync(stop),
            Account = await AccountSide.ForAsync(look, caller, conversation, stop),
            FormClientId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
        }) { Frame = Frame.Panes };
    }

    public static async Task<IResult> AcceptAsync(Guid id, Caller caller, ChangeConversation change, CancellationToken stop)
    {
        await change.AcceptAsync(caller, id, stop);
        return Turbo.SeeOther($"/desk/c/{id}?view=mine");
    }

    public static async Task<IResult> TransferAsync(Guid id, HttpRequest request, Caller caller, ChangeConversation change, CancellationToken stop)
    {
        await change.TransferAsync(caller, id, (await request.ReadFormAsync(stop))["team"].ToString(), stop);
        return Turbo.SeeOther("/desk");
    }

    public static async Task<IResult> SnoozeAsync(Guid id, Caller caller, ChangeConversation change, TimeProvider clock, CancellationToken stop)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(caller.TimeZone);
        var tomorrow = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date.AddDays(1).AddHours(9);
        await change.SnoozeAsync(caller, id, new DateTimeOffset(tomorrow, zone.GetUtcOffset(tomorrow)), stop);
        return Turbo.SeeOther("/desk");
    }

    public static async Task<IResult> NoteAsync(Guid id, HttpRequest request, Caller caller, AddNote add, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        await add.RunAsync(caller, id, form["text"], form["clientId"].ToString(), stop);
        return Turbo.SeeOther($"/desk/c/{id}");
    }

    public static async Task<IResult> AwayAsync(HttpRequest request, Caller caller, Presence presence, CancellationToken stop)
    {
        await presence.AwayAsync(caller.UserId, (await request.ReadFormAsync(stop))["away"] == "true", stop);
        return Turbo.SeeOther("/desk");
    }

    private static async Task<(DeskCounts Counts, string View, bool Away)> ViewAsync(Caller caller, WaypostDb db, DeskReading reading, string? view, CancellationToken stop)
    {
        var counts = await reading.CountAsync(db, caller, stop);
        var shown = view is not null && DeskViews.Names.Contains(view) ? view : counts.Waiting > 0 ? "waiting" : "mine";
        return (counts, shown, await db.Set<AgentPresence>().AnyAsync(each => each.PersonId == caller.UserId && each.AwaySince != null, stop));
    }
}
