using Microsoft.EntityFrameworkCore;
using Waypost.Accounts;
using Waypost.Files;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

/// Chat Support as the navigator compares it: open by rota, the wait as it is now; after hours its form is a ticket.
public sealed class ChatChannel(QueueBoard queue, IDbContextFactory<WaypostDb> contexts, TimeProvider clock) : ISupportChannel
{
    private static readonly IReadOnlyList<Stop> Path =
        [new("Seller Center", "/"), new("Profile", null), new("Help & Support", "/support"), new("Help Center", "/help"), new("Contact us", "/help/contact"), new("Chat with us", null)];

    private Dictionary<string, Guid>? _teams;

    public string Channel => "chat";

    public ChannelOffer? Offer(ChannelQuestion question)
    {
        var team = question.Team is { } slug && Teams().TryGetValue(slug, out var id) ? id : (Guid?)null;
        var state = queue.Now;
        if (!state.IsOpen(team, clock.GetUtcNow()))
            return new ChannelOffer(new Destination("ticket", "new", "Ticket", "/help/contact"), Path, question.Urgent ? 4 * 3600 : 24 * 3600, question.Urgent ? 8 * 3600 : 48 * 3600) { IsOpen = false };

        var waiting = state.WaitingFor(team);
        var place = state.PlaceAfter(waiting, team);
        return new ChannelOffer(new Destination("conversation", "new", "Chat Support", "/help/contact"), Path, place.ExpectedWaitSeconds, place.P90Seconds) { Waiting = waiting };
    }

    private Dictionary<string, Guid> Teams()
    {
        if (_teams is { Count: > 0 } known) return known;
        using var db = contexts.CreateDbContext(); // once: teams are few and keep their slugs
        return _teams = db.Teams.AsNoTracking().ToDictionary(team => team.Slug, team => team.Id);
    }
}

/// An open conversation with the agent's team is the ground to look at that seller's account.
public sealed class ConversationGround : IAccessGround
{
    public async Task<Guid?> FindCaseAsync(WaypostDb db, Caller caller, Guid sellerId, CancellationToken stop) =>
        !caller.IsAgent ? null : await db.Conversations.AsNoTracking().VisibleTo(caller)
            .Where(c => c.SellerId == sellerId && c.Status != ConversationStatus.Closed).OrderByDescending(c => c.AssigneeId == caller.UserId).ThenByDescending(c => c.OpenedAt)
            .Select(c => (Guid?)c.Id).FirstOrDefaultAsync(stop);
}

/// Who sees the conversation sees its pictures.
public sealed class ConversationFiles(ConversationDirectory directory) : IAttachedTo
{
    public string Kind => "conversation";

    public async Task<bool> MaySeeAsync(WaypostDb db, Caller caller, string id, CancellationToken stop) =>
        Guid.TryParse(id, out var conversation) && await directory.FindAsync(caller, conversation, stop) is not null;
}
