using Waypost.Navigator.Decide;

namespace Waypost.Navigator;

public enum NavigationOutcome { Open, Solved, NotSolved, Silent, CameBack }

public enum CountedAs { Nothing, Confirmed, Silent, Returned }

/// A seller's issue from the moment it was told: what was decided about it and why, what was tried, and how it ended.
public sealed class Navigation
{
    public const int LongestText = 4000;

    private Navigation() { } // EF Core

    public Guid Id { get; private init; }

    /// The person who asked, or the visitor cookie's id.
    public Guid OwnerId { get; private init; }
    public Guid? SellerId { get; private init; }
    public string Text { get; private init; } = "";
    public string Locale { get; private init; } = "en";
    public string? Topic { get; private set; }
    public string? IssueType { get; private set; }
    public string Channel { get; private set; } = "";
    public double Confidence { get; private set; }
    public bool Urgent { get; private set; }
    public bool NeedsAccount { get; private set; }
    public string History { get; private set; } = "";

    /// What was answered, and what it was decided from; both JSON.
    public string Answer { get; private set; } = "";
    public string Inputs { get; private set; } = "";
    public int Decisions { get; private set; }

    /// Only what sellers do is learned from: not the clicks of the staff, and not a visitor's, who may be a program.
    public bool Counts { get; private init; }
    public NavigationOutcome Outcome { get; private set; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset DecidedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// What its end has added to the odds and for which channel, so that another end can take it back.
    public CountedAs Counted { get; private set; }
    public string? CountedChannel { get; private set; }
    public int Version { get; private set; }

    public static Navigation Begin(Guid id, Guid ownerId, Ask ask, Decided decided, DateTimeOffset now)
    {
        var navigation = new Navigation
        {
            Id = id, OwnerId = ownerId, SellerId = ask.Caller.SellerId, Text = ask.Text, Locale = ask.Locale, At = now, Counts = ask.Caller is { SellerId: not null, IsStaff: false },
        };
        navigation.Take(ask.History, decided, now);
        return navigation;
    }

    /// Decided anew, after an answer or a failure. The earlier decision is handed back to be kept.
    public EarlierDecision DecideAgain(NavigationHistory history, Decided decided, string because, DateTimeOffset now)
    {
        var earlier = new EarlierDecision { NavigationId = Id, Seq = Decisions, Channel = Channel, Confidence = Confidence, Inputs = Inputs, At = DecidedAt, Because = because };
        Take(history, decided, now);
        (Outcome, EndedAt) = (NavigationOutcome.Open, null);
        return earlier;
    }

    /// True when this is news, and therefore to be counted.
    public bool End(NavigationOutcome outcome, DateTimeOffset now)
    {
        if (Outcome == outcome) return false;
        (Outcome, EndedAt) = (outcome, now);
        Version++;
        return true;
    }

    /// The end that is counted now; what was counted before has been taken back.
    public void CountAs(CountedAs counted, string? channel)
    {
        (Counted, CountedChannel) = (counted, channel);
        Version++;
    }

    private void Take(NavigationHistory history, Decided decided, DateTimeOffset now)
    {
        var answer = decided.Answer;
        (Topic, IssueType, Channel, Confidence, Urgent, NeedsAccount) = (answer.Topic, answer.IssueType, answer.Channel, answer.Confidence, answer.Urgent, answer.NeedsAccount);
        (Answer, Inputs, History) = (answer.Write(), decided.Inputs, history.Write());
        DecidedAt = now;
        Decisions++;
        Version++;
    }
}

/// A decision of a navigation that another one has followed, with what it was made from.
public sealed class EarlierDecision
{
    public required Guid NavigationId { get; init; }
    public required int Seq { get; init; }
    public required string Channel { get; init; }
    public required double Confidence { get; init; }
    public required string Inputs { get; init; }

    /// Why another one was needed: `answered` or `not_solved`.
    public required string Because { get; init; }
    public required DateTimeOffset At { get; init; }
}
