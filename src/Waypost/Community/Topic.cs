using Waypost.People;

namespace Waypost.Community;

public enum TopicKind { Question, Discussion, BestPractice }

/// What a member asks, discusses or shows to others; questions may get one accepted answer.
public sealed class Topic
{
    private Topic() { } // EF Core

    public Guid Id { get; private init; }
    public Guid GroupId { get; private init; }

    /// The topic's number within its group: the line of the group's live log.
    public long GroupSeq { get; private init; }
    public TopicKind Kind { get; private init; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public Guid AuthorId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// The number of the newest change in the topic: raised by the database alone, as the first statement of the change.
    public long LastSeq { get; private set; }
    public int Replies { get; private set; }
    public int SameHere { get; private set; }
    public DateTimeOffset? FirstReplyAt { get; private set; }
    public DateTimeOffset LastActivityAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? AcceptedReplyId { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Guid? AcceptedById { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public string? HiddenReason { get; private set; }
    public int Version { get; private set; }

    public bool IsLocked => LockedAt is not null;
    public bool IsHidden => HiddenAt is not null;

    public static Topic Open(Guid group, long groupSeq, TopicKind kind, string? title, string? text, Guid author, DateTimeOffset now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(now), GroupId = group, GroupSeq = groupSeq, Kind = kind, Title = PostText.CheckTitle(title), Text = PostText.Check(text),
        AuthorId = author, CreatedAt = now, LastActivityAt = now, ChangedAt = now,
    };

    public Reply Take(long seq, string? text, Caller by, bool official, DateTimeOffset now, Guid? id = null)
    {
        RefuseIfClosed();
        var reply = Reply.To(Id, seq, PostText.Check(text), by.UserId, official && by.IsStaff, now, id);
        Replies++;
        LastSeq = Math.Max(LastSeq, seq);
        if (by.UserId != AuthorId) FirstReplyAt ??= now;
        LastActivityAt = now;
        Changed(now);
        return reply;
    }

    public void Accept(Reply reply, Caller by, DateTimeOffset now)
    {
        if (AcceptedReplyId == reply.Id) return;
        if (by.UserId != AuthorId && !by.Is(Roles.Host))
            throw Refusal.NotAllowed("not_asker", "Only the person who asked, or a host, can accept an answer.");
        if (Kind != TopicKind.Question) throw new Refusal("not_a_question", "Only questions have an accepted answer.");
        if (reply.TopicId != Id || reply.IsHidden) throw new Refusal("reply_hidden", "This reply cannot be accepted: it is not shown in the topic.");
        (AcceptedReplyId, AcceptedAt, AcceptedById) = (reply.Id, now, by.UserId);
        Changed(now);
    }

    /// What it said before, for the history; null when nothing changed.
    public PostVersion? Edit(Caller by, string? title, string? text, DateTimeOffset now)
    {
        if (IsLocked && !by.Is(Roles.Host)) throw Locked();
        var (newTitle, newText) = (PostText.CheckTitle(title), PostText.Check(text));
        if (newTitle == Title && newText == Text) return null;
        var before = PostVersion.Of(Id, Title, Text, EditedAt ?? CreatedAt, by.UserId, now);
        (Title, Text, EditedAt) = (newTitle, newText, now);
        Changed(now);
        return before;
    }

    public void Lock(bool locked, DateTimeOffset now)
    {
        if (locked == IsLocked) return;
        LockedAt = locked ? now : null;
        Changed(now);
    }

    public void Hide(bool hidden, string? reason, DateTimeOffset now)
    {
        if (hidden == IsHidden) return;
        (HiddenAt, HiddenReason) = (hidden ? now : null, hidden ? reason : null);
        Changed(now);
    }

    public void CountSameHere(int by) => SameHere = Math.Max(0, SameHere + by);

    private void RefuseIfClosed()
    {
        if (IsHidden) throw new Refusal("topic_hidden", "This topic is hidden by the hosts: it takes no replies.");
        if (IsLocked) throw Locked();
    }

    private static Refusal Locked() => new("topic_locked", "This topic is closed by the hosts: it can be read, but takes no more posts. Please open a new one if you need to.");

    private void Changed(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}
