using Waypost.People;

namespace Waypost.Chat;

/// The desk's views over conversations, the same in the API and on the desk's page.
public static class DeskViews
{
    public static readonly IReadOnlyList<string> Names = ["mine", "waiting", "team", "snoozed", "all"];

    public static IQueryable<Conversation> InView(this IQueryable<Conversation> conversations, string? view, Caller caller) => view switch
    {
        "mine" => conversations.Where(c => c.AssigneeId == caller.UserId && c.Status != ConversationStatus.Closed && c.Status != ConversationStatus.Snoozed),
        "waiting" => conversations.Where(c => c.Status == ConversationStatus.Waiting),
        "team" => conversations.Where(c => c.Status != ConversationStatus.Closed && caller.TeamIds.Contains(c.TeamId)),
        "snoozed" => conversations.Where(c => c.Status == ConversationStatus.Snoozed),
        "all" or null => conversations,
        _ => throw Refusal.BadInput("wrong_view", $"There is no such view. There are: {string.Join(", ", Names)}."),
    };
}
