using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// What only passes by in a thread: who is typing, up to where each side has read (kept as a number, never moving back).
public sealed class MarkSeen(ConversationDirectory directory, WriteLane lane, Nudges nudges)
{
    public async Task RunAsync(Caller caller, Guid conversationId, long seq, CancellationToken stop)
    {
        var known = await directory.FindAsync(caller, conversationId, stop) ?? throw Refusal.NotFound("conversation");
        var bySeller = caller.SellerId == known.SellerId;
        await lane.WriteAsync(db => bySeller
            ? db.Database.ExecuteSqlAsync($"UPDATE conversations SET seller_seen_seq = {seq} WHERE id = {conversationId} AND seller_seen_seq < {seq} AND last_seq >= {seq}", stop)
            : db.Database.ExecuteSqlAsync($"UPDATE conversations SET staff_seen_seq = {seq} WHERE id = {conversationId} AND staff_seen_seq < {seq} AND last_seq >= {seq}", stop), stop);
        nudges.Pass(new Passing(ConversationLog.NameOf(conversationId), "seen", JsonSerializer.Serialize(new { by = caller.UserId, side = bySeller ? "seller" : "agent", seq })));
    }

    public async Task TypingAsync(Caller caller, Guid conversationId, CancellationToken stop)
    {
        _ = await directory.FindAsync(caller, conversationId, stop) ?? throw Refusal.NotFound("conversation");
        nudges.Pass(new Passing(ConversationLog.NameOf(conversationId), "typing", JsonSerializer.Serialize(new { by = caller.UserId, name = caller.Name })));
    }
}
