using Waypost.People;

namespace Waypost.Community;

/// An answer or remark in a topic.
public sealed class Reply
{
    private Reply() { } // EF Core

    public Guid Id { get; private init; }
    public Guid TopicId { get; private init; }

    /// Its number in the topic.
    public long Seq { get; private init; }

    /// The topic's number when this reply last changed: edits and accepted marks reach live readers by it.
    public long ChangedSeq { get; private set; }
    public Guid AuthorId { get; private init; }
    public string Text { get; private set; } = "";
    public bool IsOfficial { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public string? HiddenReason { get; private set; }
    public int Helpful { get; private set; }
    public int Version { get; private set; }

    public bool IsHidden => HiddenAt is not null;

    internal static Reply To(Guid topic, long seq, string text, Guid author, bool official, DateTimeOffset now, Guid? id) => new()
    {
        Id = id ?? Guid.CreateVersion7(now), TopicId = topic, Seq = seq, ChangedSeq = seq, Text = text, AuthorId = author, IsOfficial = official, CreatedAt = now,
    };

    public PostVersion? Edit(Topic topic, Caller by, string? text, long seq, DateTimeOffset now)
    {
        if (topic.IsLocked && !by.Is(Roles.Host)) throw new Refusal("topic_locked", "This topic is closed by the hosts: posts in it stay as they are.");
        if (IsHidden) throw new Refusal("reply_hidden", "The hosts have hidden this reply, so it stays as it is.");
        var newText = PostText.Check(text);
        if (newText == Text) return null;
        var before = PostVersion.Of(Id, null, Text, EditedAt ?? CreatedAt, by.UserId, now);
        (Text, EditedAt) = (newText, now);
        Touch(seq);
        return before;
    }

    public void Hide(bool hidden, string? reason, long seq, DateTimeOffset now)
    {
        if (hidden == IsHidden) return;
        (HiddenAt, HiddenReason) = (hidden ? now : null, hidden ? reason : null);
        Touch(seq);
    }

    public void CountHelpful(int by) => Helpful = Math.Max(0, Helpful + by);

    /// Shown anew to those who read along.
    public void Touch(long seq)
    {
        ChangedSeq = seq;
        Version++;
    }
}
