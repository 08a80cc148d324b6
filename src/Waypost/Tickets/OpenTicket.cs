using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tickets;

/// How long a first answer may take: four hours when urgent, otherwise one day that counts only Monday to Friday.
public static class Promise
{
    public static DateTimeOffset DueAt(bool urgent, DateTimeOffset now)
    {
        if (urgent) return now.AddHours(4);
        var due = now.AddDays(1);
        while (due.UtcDateTime.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) due = due.AddDays(1);
        return due;
    }
}

/// Makes the official ticket of a conversation; asked twice it is the same one.
public sealed class OpenTicket(WriteLane lane, OpenConversation open, TimeProvider clock)
{
    public Task<Ticket> OnConversationAsync(Caller caller, Guid conversationId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var conversation = await db.Conversations.VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == conversationId, stop) ?? throw Refusal.NotFound("conversation");
        return await db.TicketOnAsync(conversation, caller, clock.GetUtcNow(), stop);
    }, stop);

    /// A seller's direct ticket: a conversation that is answered later, with its ticket. The ticket, and whether it is new.
    public async Task<(Ticket Ticket, bool IsNew)> DirectlyAsync(Caller caller, Ask ask, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(ask.Text)) throw Refusal.BadInput("text_missing", "Please say what it is about.");
        var (conversation, isNew) = await open.RunAsync(caller, ask with { Channel = ConversationChannel.Ticket }, stop);
        return (await OnConversationAsync(caller, conversation.Id, stop), isNew);
    }
}

public static class TicketMaking
{
    public static async Task<Ticket> TicketOnAsync(this WaypostDb db, Conversation conversation, Caller? by, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Tickets.Include(t => t.Timeline).SingleOrDefaultAsync(t => t.ConversationId == conversation.Id, stop) is { } already) return already;
        var ground = TicketGround.Of(conversation);
        var ticket = Ticket.Open(await db.NextTicketNumberAsync(stop), ground, Promise.DueAt(ground.IsUrgent, now), by, now);
        if (conversation.FirstResponseAt is { } answered) ticket.Answered(null, answered);
        db.Add(ticket);
        if (conversation.OpenedById != by?.UserId) db.Notify(conversation.OpenedById, "ticket.opened", $"Ticket {ticket.Number}: {ticket.Subject}", $"/tickets/{ticket.Number}", now);
        return ticket;
    }
}

/// Keeps the ticket in step with its conversation: the answer stops the clock, the end resolves it, a new word opens it again.
public sealed class TicketFollower : IFollowsConversations
{
    public async Task ChangedAsync(WaypostDb db, Conversation conversation, ConversationChange change, Caller? by, DateTimeOffset now, CancellationToken stop)
    {
        if (change == ConversationChange.OpenedAfterHours)
        {
            await db.TicketOnAsync(conversation, by, now, stop);
            return;
        }

        var ticket = await db.Tickets.Include(t => t.Timeline).SingleOrDefaultAsync(t => t.ConversationId == conversation.Id, stop);
        if (ticket is null) return;
        ticket.MoveTo(conversation.TeamId, by, now);
        if (change == ConversationChange.Answered) ticket.Answered(by, now);
        if (change is ConversationChange.Resolved or ConversationChange.Ended) ticket.Resolve(by, now);
        if (change == ConversationChange.Reopened) ticket.Reopen(by, now);
    }
}
