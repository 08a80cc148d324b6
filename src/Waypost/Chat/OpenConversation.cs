using Microsoft.EntityFrameworkCore;
using Waypost.Accounts.Checks;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// What a seller asks for. `NavigationId` brings the case file along: what was asked, found, read and tried.
public sealed record Ask(string? Text, string? Topic, Guid? NavigationId, string? ClientId)
{
    public ConversationChannel Channel { get; init; }
    public string? IssueType { get; init; }
    public string? Team { get; init; }
    public bool Urgent { get; init; }

    /// What the topic's data checks found; it goes into the case file.
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// Upper rooms that act when a conversation opens or changes, within the same transaction (tickets keep their clock this way).
public interface IFollowsConversations
{
    Task ChangedAsync(WaypostDb db, Conversation conversation, ConversationChange change, Caller? by, DateTimeOffset now, CancellationToken stop);
}

public enum ConversationChange { Opened, OpenedAfterHours, Answered, HandedOn, Resolved, Ended, Reopened }

/// A seller asks for a person: the conversation is there at once, with the issue and what is already known, in the right team's line.
public sealed class OpenConversation(WriteLane lane, QueueBoard queue, IEnumerable<IFollowsConversations> followers, TimeProvider clock)
{
    private const string FallbackTeam = "orders";

    /// The conversation, and whether it is new.
    public async Task<(Conversation Conversation, bool IsNew)> RunAsync(Caller caller, Ask ask, CancellationToken stop)
    {
        if (caller.SellerId is not { } seller) throw Refusal.NotAllowed("sellers_only", "Only sellers open conversations.");
        var text = ask.Text?.Trim() ?? "";
        if (text.Length > PostMessage.LongestText) throw Refusal.BadInput("text_too_long", $"Please keep it under {PostMessage.LongestText:N0} characters.");

        return await lane.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.MadeByAsync(caller.UserId, ask.ClientId, stop) is { } made)
                return (await db.Conversations.VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == made, stop) ?? throw Refusal.NotFound("conversation"), false);

            var team = await TeamAsync(db, ask, stop);
            var open = queue.Now.IsOpen(team, now);
            var place = queue.Now.PlaceAfter(queue.Now.WaitingFor(team), team);
            var promise = open ? TimeSpan.FromSeconds(place.P90Seconds) : TimeSpan.FromHours(24);
            var conversation = Conversation.Open(caller, seller, new Opening(text, team, promise)
            {
                Channel = open ? ask.Channel : ConversationChannel.Ticket, Topic = ask.Topic, IssueType = ask.IssueType, NavigationId = ask.NavigationId, Urgent = ask.Urgent,
                ClientId = string.IsNullOrEmpty(ask.ClientId) ? null : ask.ClientId,
            }, now);
            db.Add(conversation);
            db.Remember(caller.UserId, ask.ClientId, conversation.Id, now);
            await db.AppendAsync(conversation, now, stop);
            if (ask.NavigationId is { } navigation)
            {
                foreach (var finding in ask.Findings) db.Note(navigation, CaseEntryKind.Checked, finding.Title, finding.CheckedAt, finding.Detail);
                db.Note(navigation, CaseEntryKind.WentTo, open ? "Chat Support" : "Ticket", now, url: $"/chat/{conversation.Id}");
            }

            await followers.TellAsync(db, conversation, open ? ConversationChange.Opened : ConversationChange.OpenedAfterHours, caller, now, stop);
            return (conversation, true);
        }, stop);
    }

    private static async Task<Guid> TeamAsync(WaypostDb db, Ask ask, CancellationToken stop)
    {
        var slug = ask.Team ?? FallbackTeam;
        return await db.Teams.Where(team => team.Slug == slug).Select(team => (Guid?)team.Id).FirstOrDefaultAsync(stop)
            ?? await db.Teams.OrderBy(team => team.Slug).Select(team => (Guid?)team.Id).FirstOrDefaultAsync(stop)
            ?? throw new Refusal("no_team", "There is no support team yet. Please tell the people who run this site.");
    }
}

public static class Followers
{
    public static async Task TellAsync(this IEnumerable<IFollowsConversations> followers, WaypostDb db, Conversation conversation, ConversationChange change, Caller? by, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var follower in followers) await follower.ChangedAsync(db, conversation, change, by, now, stop);
    }
}
