using Microsoft.EntityFrameworkCore;
using Waypost.Chat;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Desk;

/// One row of the desk's list.
public sealed record DeskItemView(Guid Id, string Subject, string Shop, ConversationStatus Status, ConversationChannel Channel, int Priority, DateTimeOffset Since, bool SellerWaits, string? LastText, string? Assignee);

/// The numbers beside the views.
public sealed record DeskCounts(int Mine, int Waiting, int Team, int Snoozed);

/// What the desk's page and its live list read.
public sealed class DeskReading
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DeskItemView>> ListAsync(WaypostDb db, Caller caller, string view, CancellationToken stop)
    {
        var people = db.People.AsNoTracking();
        var lines = db.Lines.AsNoTracking();
        return await db.Conversations.AsNoTracking().VisibleTo(caller).InView(view, caller)
            .OrderByDescending(c => c.Status == ConversationStatus.Waiting).ThenByDescending(c => c.Priority).ThenBy(c => c.WaitingSince ?? c.LastLineAt)
            .Take(Most)
            .Select(c => new DeskItemView(c.Id, c.Subject, people.Where(p => p.Id == c.OpenedById).Select(p => p.Name).FirstOrDefault() ?? "", c.Status, c.Channel, c.Priority,
                c.WaitingSince ?? c.LastLineAt, c.LastFromSeller,
                lines.Where(l => l.ConversationId == c.Id && l.Kind == LineKind.Message).OrderByDescending(l => l.Seq).Select(l => l.Text).FirstOrDefault(),
                people.Where(p => p.Id == c.AssigneeId).Select(p => p.Name).FirstOrDefault()))
            .ToListAsync(stop);
    }

    public async Task<DeskCounts> CountAsync(WaypostDb db, Caller caller, CancellationToken stop)
    {
        var visible = db.Conversations.AsNoTracking().VisibleTo(caller);
        return new DeskCounts(
            await visible.InView("mine", caller).CountAsync(stop), await visible.InView("waiting", caller).CountAsync(stop),
            await visible.InView("team", caller).CountAsync(stop), await visible.InView("snoozed", caller).CountAsync(stop));
    }
}
