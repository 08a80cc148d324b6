using Waypost.People;

namespace Waypost.Tickets;

public enum TicketStatus { Open, Resolved }

public enum TicketPriority { Normal, Urgent }

public enum TicketEventKind { Opened, Replied, Resolved, Reopened, Escalated }

/// An official promise to a seller: numbered, timed, and closed only by a person. Its thread is the conversation it stands on.
public sealed class Ticket
{
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromDays(14);
    private readonly List<TicketEvent> _timeline = [];

    private Ticket() { } // EF Core

    public Guid Id { get; private init; }
    public int Number { get; private init; }
    public Guid ConversationId { get; private init; }
    public Guid SellerId { get; private init; }
    public Guid TeamId { get; private set; }
    public string Subject { get; private init; } = "";
    public string? Type { get; private init; }
    public TicketPriority Priority { get; private set; }
    public TicketStatus Status { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }

    /// The first answer is due until then.
    public DateTimeOffset DueAt { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<TicketEvent> Timeline => _timeline;

    public bool IsLate(DateTimeOffset now) => Status == TicketStatus.Open && (AnsweredAt ?? now) > DueAt;

    public static Ticket Open(int number, TicketGround ground, DateTimeOffset dueAt, Caller? by, DateTimeOffset now)
    {
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now), Number = number, ConversationId = ground.ConversationId, SellerId = ground.SellerId, TeamId = ground.TeamId, Subject = ground.Subject,
            Type = ground.IssueType ?? ground.Topic, Priority = ground.IsUrgent ? TicketPriority.Urgent : TicketPriority.Normal, OpenedAt = now, DueAt = dueAt,
        };
        ticket.Record(TicketEventKind.Opened, by, now);
        return ticket;
    }

    public void Answered(Caller? by, DateTimeOffset now)
    {
        if (AnsweredAt is not null) return;
        AnsweredAt = now;
        Record(TicketEventKind.Replied, by, now);
    }

    public void Resolve(Caller? by, DateTimeOffset now)
    {
        if (Status == TicketStatus.Resolved) return;
        (Status, ResolvedAt) = (TicketStatus.Resolved, now);
        Record(TicketEventKind.Resolved, by, now);
    }

    /// The seller (or the team) says: it is not solved after all.
    public void Reopen(Caller? by, DateTimeOffset now)
    {
        if (Status != TicketStatus.Resolved) return;
        if (now - ResolvedAt > ReopenWindow)
            throw new Refusal("reopen_window_over", $"This ticket was resolved more than {ReopenWindow.Days} days ago. Please open a new one.");
        (Status, ResolvedAt) = (TicketStatus.Open, null);
        Record(TicketEventKind.Reopened, by, now);
    }

    /// Moves with its conversation to another team.
    public void MoveTo(Guid teamId, Caller? by, DateTimeOffset now)
    {
        if (TeamId == teamId) return;
        TeamId = teamId;
        Record(TicketEventKind.Escalated, by, now);
    }

    private void Record(TicketEventKind kind, Caller? by, DateTimeOffset now)
    {
        _timeline.Add(new TicketEvent { Id = Guid.CreateVersion7(now), TicketId = Id, Kind = kind, ById = by?.UserId, ByName = by?.Name ?? "", At = now });
        Version++;
    }
}

/// One line of a ticket's timeline.
public sealed class TicketEvent
{
    public required Guid Id { get; init; }
    public required Guid TicketId { get; init; }
    public required TicketEventKind Kind { get; init; }
    public Guid? ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
}
