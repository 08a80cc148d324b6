using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.Live;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// Puts a message into the thread. It is answered when it is durable; the same `clientId` again gives the same line.
public sealed class PostMessage(ConversationDirectory directory, MessageLane messages, ChangeConversation change)
{
    public const int LongestText = 10_000;

    /// The line, and whether it is new.
    public async Task<(Line Line, bool IsNew)> RunAsync(Caller caller, Guid conversationId, string? text, string? clientId, IReadOnlyList<Guid> fileIds, CancellationToken stop)
    {
        Check(text, clientId, fileIds);
        var known = await directory.FindAsync(caller, conversationId, stop) ?? throw Refusal.NotFound("conversation");
        var bySeller = caller.SellerId == known.SellerId;
        var plain = fileIds.Count == 0 && (bySeller
            ? known is { Status: ConversationStatus.Waiting or ConversationStatus.Active, Named: true }
            : known is { Status: ConversationStatus.Active, AssigneeId: not null, Answered: true });
        if (plain && await messages.AddAsync(new NewMessage(conversationId, caller.UserId, caller.Name, bySeller, text!, clientId!)) is { Line: { } line } posted)
            return (line, posted.IsNew);
        return await ChangingAsync(caller, conversationId, text!, clientId!, fileIds, stop);
    }

    /// The way for messages that change more than the thread: they reopen, wake, answer for the first time, or carry files.
    private async Task<(Line, bool)> ChangingAsync(Caller caller, Guid conversationId, string text, string clientId, IReadOnlyList<Guid> fileIds, CancellationToken stop)
    {
        Line? already = null;
        var conversation = await change.RunAsync(caller, conversationId, async (conversation, db, now) =>
        {
            already = await db.Lines.AsNoTracking().SingleOrDefaultAsync(l => l.ConversationId == conversationId && l.AuthorId == caller.UserId && l.ClientId == clientId, stop);
            if (already is not null) return;
            var files = await db.AttachAsync(caller.UserId, fileIds, ConversationLog.NameOf(conversationId), stop);
            conversation.Say(caller, text, clientId, [.. files.Select(file => new LineFile(file.Id, file.Name, file.ContentType))], now);
        }, stop);
        return already is not null ? (already, false) : (conversation.Stored.Single(l => l.ClientId == clientId), true);
    }

    internal static void Check(string? text, string? clientId, IReadOnlyList<Guid> fileIds)
    {
        if (string.IsNullOrWhiteSpace(text) && fileIds.Count == 0) throw Refusal.BadInput("text_missing", "Please write something first.");
        if (text?.Length > LongestText) throw Refusal.BadInput("text_too_long", $"Please keep it under {LongestText:N0} characters.");
        if (string.IsNullOrWhiteSpace(clientId) || clientId.Length > 200) throw Refusal.BadInput("client_id_missing", "A message needs a clientId of up to 200 characters, so that sending it again doubles nothing.");
        if (fileIds.Count > 10) throw Refusal.BadInput("too_many_files", "A message takes up to 10 files.");
    }
}

/// Only the agents see it: a note beside the thread.
public sealed class AddNote(WriteLane lane, TimeProvider clock)
{
    public Task<Line> RunAsync(Caller caller, Guid conversationId, string? text, string clientId, CancellationToken stop)
    {
        PostMessage.Check(text, clientId, []);
        return lane.WriteAsync(async db =>
        {
            if (await db.Lines.AsNoTracking().SingleOrDefaultAsync(l => l.ConversationId == conversationId && l.AuthorId == caller.UserId && l.ClientId == clientId, stop) is { } already)
                return already;
            var conversation = await db.Conversations.VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == conversationId, stop) ?? throw Refusal.NotFound("conversation");
            conversation.AddNote(caller, text!, clientId);
            return (await db.AppendAsync(conversation, clock.GetUtcNow(), stop))[0];
        }, stop);
    }
}
