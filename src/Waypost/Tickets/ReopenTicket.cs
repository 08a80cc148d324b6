using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tickets;

/// The seller (or the team) says: it is not solved after all. Owner and place are kept.
public sealed class ReopenTicket(WriteLane lane, TimeProvider clock)
{
    public Task<Ticket> RunAsync(Caller caller, int number, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var ticket = await db.Tickets.Include(t => t.Timeline).VisibleTo(caller).SingleOrDefaultAsync(t => t.Number == number, stop) ?? throw Refusal.NotFound("ticket");
        var now = clock.GetUtcNow();
        ticket.Reopen(caller, now);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == ticket.ConversationId, stop);
        conversation.Reopen(caller, now);
        await db.AppendAsync(conversation, now, stop);
        return ticket;
    }, stop);
}

/// The seller ends it as solved; staff propose it.
public sealed class ResolveTicket(ChangeConversation change, WaypostDb db)
{
    public async Task RunAsync(Caller caller, int number, CancellationToken stop)
    {
        var conversation = await db.Tickets.AsNoTracking().VisibleTo(caller).Where(t => t.Number == number).Select(t => (Guid?)t.ConversationId).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("ticket");
        await change.ResolveAsync(caller, conversation, stop);
    }
}

/// A reply to a ticket is a message in its conversation.
public sealed class ReplyToTicket(PostMessage post, WaypostDb db)
{
    public async Task<(Line Line, bool IsNew)> RunAsync(Caller caller, int number, string? text, string? clientId, IReadOnlyList<Guid> files, CancellationToken stop)
    {
        var conversation = await db.Tickets.AsNoTracking().VisibleTo(caller).Where(t => t.Number == number).Select(t => (Guid?)t.ConversationId).SingleOrDefaultAsync(stop) ?? throw Refusal.NotFound("ticket");
        return await post.RunAsync(caller, conversation, text, clientId, files, stop);
    }
}
