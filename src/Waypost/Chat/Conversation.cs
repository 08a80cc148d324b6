using Waypost.People;

namespace Waypost.Chat;

public enum ConversationStatus { Waiting, Active, Snoozed, ProposedClose, Closed }

/// How it began: at the chat's counter, or as a form that is answered later.
public enum ConversationChannel { Chat, Ticket }

/// How a conversation ended: the seller confirmed, or nobody answered. Nothing is closed on silence without being counted apart.
public enum Ending { Confirmed, NoAnswer }

/// A seller's thread with support: opened with the issue, answered by a person, ended only by the seller or an agent.
public sealed class Conversation
{
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromDays(14);
    private readonly List<NewLine> _said = [];
    private readonly HashSet<ConversationChange> _changes = [];

    private Conversation() { } // EF Core

    public Guid Id { get; private init; }
    public Guid SellerId { get; private init; }
    public Guid OpenedById { get; private init; }
    public ConversationChannel Channel { get; private init; }
    public string Subject { get; private set; } = "";
    public string? Topic { get; private init; }
    public string? IssueType { get; private init; }
    public Guid TeamId { get; private set; }
    public Guid? NavigationId { get; private init; }
    public string Language { get; private init; } = "en";

    /// 0 normal, 1 urgent, 2 moved up after a missed promise.
    public int Priority { get; private set; }
    public ConversationStatus Status { get; private set; }
    public Guid? AssigneeId { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }

    /// Since when it waits for a person; keeps its place through a transfer.
    public DateTimeOffset? WaitingSince { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? FirstResponseAt { get; private set; }
    public DateTimeOffset? SnoozedUntil { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Ending? Ending { get; private set; }

    /// Until when the seller was promised a person (the 90th percentile at that time), and when that was missed.
    public DateTimeOffset? PromisedBy { get; private set; }
    public DateTimeOffset? PromiseMissedAt { get; private set; }
    public int? Rating { get; private set; }
    public string? RatingComment { get; private set; }
    public int Reopened { get; private set; }

    // Moved by SQL only, in the transaction of each line (see ConversationLog).
    public long LastSeq { get; private set; }
    public DateTimeOffset LastLineAt { get; private set; }
    public bool LastFromSeller { get; private set; }
    public long SellerSeenSeq { get; private set; }
    public long StaffSeenSeq { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => Status != ConversationStatus.Closed;

    /// What this change says in the thread; the log numbers and stores it.
    public IReadOnlyList<NewLine> Said => _said;

    /// The same, once it is numbered.
    public IReadOnlyList<Line> Stored { get; private set; } = [];

    /// What this change means to those who follow the conversation (a ticket's clock).
    public IReadOnlySet<ConversationChange> Changes => _changes;

    public static Conversation Open(Caller by, Guid sellerId, Opening opening, DateTimeOffset now)
    {
        var conversation = new Conversation
        {
            Id = Guid.CreateVersion7(now), SellerId = sellerId, OpenedById = by.UserId, Channel = opening.Channel, Subject = Shorten(opening.Text),
            Topic = opening.Topic, IssueType = opening.IssueType, TeamId = opening.TeamId, NavigationId = opening.NavigationId, Language = by.Locale,
            Priority = opening.Urgent ? 1 : 0, Status = ConversationStatus.Waiting, OpenedAt = now, WaitingSince = now, PromisedBy = now + opening.Promise,
        };
        if (opening.Text.Length > 0) conversation._said.Add(NewLine.Message(by, LineFrom.Seller, opening.Text, opening.ClientId));
        else conversation.Tell(by, "You are in line. Write what it is about; whoever joins has read it.");
        return conversation;
    }

    /// A message of either side; the seller's brings a snoozed, proposed or closed conversation back.
    public void Say(Caller by, string text, string clientId, IReadOnlyList<LineFile> files, DateTimeOffset now)
    {
        if (by.SellerId == SellerId)
        {
            ComeBack(by, now);
            if (Subject.Length == 0) Subject = Shorten(text);
        }
        else if (AssigneeId is null) throw new Refusal("not_accepted", "Accept this conversation first, so that the seller has one person.");
        else if (FirstResponseAt is null)
        {
            FirstResponseAt = now;
            _changes.Add(ConversationChange.Answered);
        }

        _said.Add(NewLine.Message(by, by.SellerId == SellerId ? LineFrom.Seller : LineFrom.Agent, text, clientId) with { Files = files });
        Version++;
    }

    public void AddNote(Caller by, string text, string clientId)
    {
        _said.Add(NewLine.Message(by, LineFrom.Agent, text, clientId) with { Kind = LineKind.Note });
        Version++;
    }

    public void Accept(Caller by, DateTimeOffset now)
    {
        if (AssigneeId == by.UserId && Status == ConversationStatus.Active) return;
        if (Status != ConversationStatus.Waiting) throw new Refusal("already_accepted", "Somebody else has this conversation already.");
        (Status, AssigneeId, WaitingSince) = (ConversationStatus.Active, by.UserId, null);
        AcceptedAt ??= now;
        Tell(by, "{0} joined.", by.Name);
    }

    /// To another team: a person there gets it in the place that its waiting time gives.
    public void Transfer(Caller by, Guid teamId, string teamName)
    {
        if (!IsOpen) throw new Refusal("conversation_closed", "This conversation has ended. Reopen it first.");
        if (teamId == TeamId && AssigneeId is null) return;
        (TeamId, AssigneeId, Status) = (teamId, null, ConversationStatus.Waiting);
        WaitingSince = OpenedAt;
        Priority = Math.Max(Priority, 1); // a seller who is handed on does not start at the end again
        _changes.Add(ConversationChange.HandedOn);
        Tell(by, "Handed on to {0}. Your place is kept, nothing needs to be said again.", teamName);
    }

    /// The seller ends it at once; staff propose it and the seller confirms or contests.
    public void Resolve(Caller by, DateTimeOffset now)
    {
        if (Status == ConversationStatus.Closed) return;
        if (by.SellerId == SellerId)
        {
            End(now, Chat.Ending.Confirmed);
            Tell(by, "You said that this is solved. You can come back within {0} days.", ReopenWindow.Days.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (Status != ConversationStatus.ProposedClose)
        {
            Status = ConversationStatus.ProposedClose;
            _changes.Add(ConversationChange.Resolved);
            Tell(by, "{0} thinks that this is solved. Is it?", by.Name);
        }
    }

    /// Nobody answered the proposal: ended, and counted apart from what was confirmed.
    public void EndUnanswered(DateTimeOffset now)
    {
        if (Status != ConversationStatus.ProposedClose) return;
        End(now, Chat.Ending.NoAnswer);
        Tell(null, "Ended without an answer. Writing here opens it again.");
    }

    public void Snooze(Caller by, DateTimeOffset until)
    {
        if (Status != ConversationStatus.Active) throw new Refusal("not_active", "Only a conversation that somebody has can be snoozed.");
        (Status, SnoozedUntil) = (ConversationStatus.Snoozed, until);
        Tell(by, "Put aside until later.", staffOnly: true);
    }

    public void Wake()
    {
        if (Status != ConversationStatus.Snoozed) return;
        (Status, SnoozedUntil) = (ConversationStatus.Active, null);
        Version++;
    }

    /// The promised time is over and nobody came: the seller is told and moved up.
    public void MissPromise(DateTimeOffset now)
    {
        if (Status != ConversationStatus.Waiting || PromiseMissedAt is not null) return;
        (PromiseMissedAt, Priority) = (now, 2);
        Tell(null, "This takes longer than we said. We are sorry; you were moved to the front.");
    }

    /// The agent is gone (off shift, crashed): back to the line in its old place, first among its like.
    public void ReturnToLine(DateTimeOffset now)
    {
        if (Status != ConversationStatus.Active) return;
        (Status, AssigneeId, WaitingSince, Priority) = (ConversationStatus.Waiting, null, WaitingSince ?? OpenedAt, Math.Max(Priority, 1));
        PromisedBy = now + TimeSpan.FromMinutes(5);
        Tell(null, "Your agent had to leave. The next free person takes over and sees everything that was said.");
    }

    public void Rate(int score, string? comment)
    {
        if (score is < 1 or > 5) throw Refusal.BadInput("wrong_score", "A rating is a number from 1 to 5.");
        (Rating, RatingComment) = (score, comment is { Length: > 2000 } ? comment[..2000] : comment);
        Version++;
    }

    /// The log has stored what was said, up to this number.
    internal void WasStored(IReadOnlyList<Line> lines, bool spoken)
    {
        Stored = lines;
        (LastSeq, LastLineAt) = (lines[^1].Seq, lines[^1].At);
        if (spoken) LastFromSeller = lines[^1].From == LineFrom.Seller;
    }

    /// Both sides have read all of it: how a past conversation looks.
    internal void WasRead(long seq) => (SellerSeenSeq, StaffSeenSeq) = (seq, seq);

    /// Not solved after all, said without a message.
    public void Reopen(Caller by, DateTimeOffset now)
    {
        if (Status is ConversationStatus.Closed or ConversationStatus.ProposedClose) ComeBack(by, now);
    }

    private void ComeBack(Caller by, DateTimeOffset now)
    {
        if (Status is ConversationStatus.Waiting or ConversationStatus.Active) return;
        if (Status == ConversationStatus.Closed)
        {
            if (now - ClosedAt > ReopenWindow) throw new Refusal("reopen_window_over", $"This conversation ended more than {ReopenWindow.Days} days ago. Please open a new one.");
            Reopened++;
            Priority = Math.Max(Priority, 1);
        }

        // The owner keeps it; without one it waits for a person in its old place.
        var wasClosed = Status == ConversationStatus.Closed;
        (ClosedAt, Ending, SnoozedUntil) = (null, null, null);
        Status = AssigneeId is null ? ConversationStatus.Waiting : ConversationStatus.Active;
        if (Status == ConversationStatus.Waiting) WaitingSince = OpenedAt;
        _changes.Add(ConversationChange.Reopened);
        Tell(by, wasClosed ? "Opened again." : "Not solved yet: it goes on.");
    }

    private void End(DateTimeOffset now, Ending ending)
    {
        (Status, ClosedAt, Ending, WaitingSince) = (ConversationStatus.Closed, now, ending, null);
        _changes.Add(ConversationChange.Ended);
    }

    private void Tell(Caller? by, string sentence, string? value = null, bool staffOnly = false)
    {
        _said.Add(NewLine.State(by, Status, sentence, value) with { Kind = staffOnly ? LineKind.Note : LineKind.Status });
        Version++;
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 120 ? line : string.Concat(line.AsSpan(0, 117), "…");
    }
}

/// What a conversation is opened with.
public sealed record Opening(string Text, Guid TeamId, TimeSpan Promise)
{
    public ConversationChannel Channel { get; init; }
    public string? Topic { get; init; }
    public string? IssueType { get; init; }
    public Guid? NavigationId { get; init; }
    public bool Urgent { get; init; }
    public string? ClientId { get; init; }
}
