using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Chat;

/// Numbers and stores the lines of a conversation, in the transaction of the change that says them.
public static class ConversationLog
{
    public const string ChangedPrefix = "conversation-changed:";

    public const string Prefix = "conversation:";

    /// The name under which pages and streams follow a conversation.
    public static string NameOf(Guid conversationId) => Prefix + conversationId;

    /// Stores what the conversation said in this change. The counter's row lock makes the commit order the numbers' order.
    public static async Task<IReadOnlyList<Line>> AppendAsync(this WaypostDb db, Conversation conversation, DateTimeOffset now, CancellationToken stop)
    {
        db.Nudge(ChangedPrefix + conversation.Id);
        db.Nudge(QueueBoard.Log);
        if (conversation.Said.Count == 0) return [];
        if (db.Entry(conversation).State == EntityState.Added) await db.SaveChangesAsync(stop); // the counter's row must be there

        var said = conversation.Said;
        var fromSeller = said[^1].From == LineFrom.Seller;
        var spoken = said.Any(line => line.Kind == LineKind.Message);
        var last = (await db.Database.SqlQuery<long>($"""
            UPDATE conversations SET last_seq = last_seq + {said.Count}, last_line_at = {now.ToUnixTimeMilliseconds()},
                last_from_seller = CASE WHEN {spoken} THEN {fromSeller} ELSE last_from_seller END
            WHERE id = {conversation.Id} RETURNING last_seq AS "Value"
            """).ToListAsync(stop))[0];

        var lines = said.Select((line, index) => line.Numbered(conversation.Id, last - said.Count + 1 + index, now)).ToList();
        db.AddRange(lines);
        conversation.WasStored(lines, spoken);
        return lines;
    }
}
