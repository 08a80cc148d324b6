using System.Text;
using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Chat;

internal static class ChatPages
{
    private const int LinesShown = 200;

    /// "Chat with us": with a navigation the issue comes along; without one the seller is in line at once and says there what it is about.
    public static async Task<IResult> StartAsync(HttpContext http, Caller caller, WaypostDb db, OpenConversation open, FindNavigation navigations, CancellationToken stop)
    {
        if (!caller.IsSeller) return Turbo.SeeOther(caller.IsAgent ? "/desk" : "/support");
        var form = await http.Request.ReadFormAsync(stop);
        var navigation = Guid.TryParse(form["nav"], out var id) ? id : (Guid?)null;
        var ask = await ChatApi.AskAsync(http, caller, db, navigations, form["text"], navigation, stop);
        if (string.IsNullOrWhiteSpace(ask.Text))
        {
            var already = await db.Conversations.AsNoTracking().VisibleTo(caller).Where(c => c.Channel == ConversationChannel.Chat && (c.Status == ConversationStatus.Waiting || c.Status == ConversationStatus.Active))
                .OrderByDescending(c => c.OpenedAt).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop);
            if (already is not null) return Turbo.SeeOther($"/chat/{already}");
        }

        // Two clicks on the same button are one conversation.
        var (conversation, _) = await open.RunAsync(caller, ask with { ClientId = navigation is null ? form["clientId"].ToString() : $"navigation:{navigation}" }, stop);
        return Turbo.SeeOther($"/chat/{conversation.Id}");
    }

    public static async Task<IResult> ShowAsync(Guid id, Caller caller, WaypostDb db, QueueBoard queue, TimeProvider clock, CancellationToken stop)
    {
        if (caller.IsAgent) return Turbo.SeeOther($"/desk/c/{id}");
        var conversation = await db.Conversations.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw Refusal.NotFound("conversation");
        return new Page<ChatPage>(conversation.Subject.Length > 0 ? conversation.Subject : Words.T("Chat Support"), Area.SellerCenter, new
        {
            Conversation = conversation,
            Lines = await LinesAsync(db, id, staff: false, stop),
            Entries = conversation.NavigationId is { } navigation ? await db.CaseEntriesAsync(navigation, stop) : [],
            Team = await db.Teams.Where(team => team.Id == conversation.TeamId).Select(team => team.Name).SingleAsync(stop),
            Place = queue.Now.PlaceOf(id),
            Kept = queue.Now.PromisesKept,
            Me = caller.UserId,
            FormClientId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
        }) { Frame = Frame.Fill };
    }

    /// The last lines, oldest first; notes only for staff.
    public static async Task<IReadOnlyList<Line>> LinesAsync(WaypostDb db, Guid id, bool staff, CancellationToken stop)
    {
        var lines = await db.Lines.AsNoTracking().Where(l => l.ConversationId == id && (staff || l.Kind != LineKind.Note)).OrderByDescending(l => l.Seq).Take(LinesShown).ToListAsync(stop);
        lines.Reverse();
        return lines;
    }

    /// From the composer as JSON, from a browser without script as a plain form.
    public static async Task<IResult> PostAsync(Guid id, HttpContext http, Caller caller, PostMessage post, CancellationToken stop)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(stop);
            await post.RunAsync(caller, id, form["text"], form["clientId"], [], stop);
            return Turbo.SeeOther(http.Request.Headers.Referer.ToString().Contains("/desk", StringComparison.Ordinal) ? $"/desk/c/{id}" : $"/chat/{id}");
        }

        var body = await http.Request.ReadFromJsonAsync<ChatApi.MessageBody>(stop) ?? throw Refusal.BadInput("text_missing", "Please write something first.");
        return await ChatApi.PostAsync(id, body, caller, post, stop);
    }

    public static Task<IResult> SeenAsync(Guid id, ChatApi.SeenBody body, Caller caller, MarkSeen seen, CancellationToken stop) => ChatApi.SeenAsync(id, body, caller, seen, stop);

    public static Task<IResult> TypingAsync(Guid id, Caller caller, MarkSeen seen, CancellationToken stop) => ChatApi.TypingAsync(id, caller, seen, stop);

    public static async Task<IResult> ResolveAsync(Guid id, Caller caller, ChangeConversation change, CancellationToken stop)
    {
        await change.ResolveAsync(caller, id, stop);
        return Turbo.SeeOther(caller.IsAgent ? $"/desk/c/{id}" : $"/chat/{id}");
    }

    public static async Task<IResult> RateAsync(Guid id, HttpRequest request, Caller caller, ChangeConversation change, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        await change.RateAsync(caller, id, int.TryParse(form["Score"], out var score) ? score : 0, form["Comment"], stop);
        return Turbo.SeeOther($"/chat/{id}");
    }

    /// The whole thread as text, for the seller's own records.
    public static async Task<IResult> TranscriptAsync(Guid id, Caller caller, WaypostDb db, CancellationToken stop)
    {
        var conversation = await db.Conversations.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw Refusal.NotFound("conversation");
        var text = new StringBuilder($"{conversation.Subject}\n{conversation.Id}\n\n");
        await foreach (var line in db.Lines.AsNoTracking().Where(l => l.ConversationId == id && (caller.IsAgent || l.Kind != LineKind.Note)).OrderBy(l => l.Seq).AsAsyncEnumerable().WithCancellation(stop))
            text.Append(line.At.UtcDateTime.ToString("u")).Append("  ").Append(line.Kind == LineKind.Status ? "—" : line.AuthorName).Append(": ").Append(LineJson.Sentence(line)).Append('\n');
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"conversation-{id}.txt");
    }
}
