using FsCheck;
using FsCheck.Fluent;
using Waypost.Navigator;
using Waypost.Navigator.Decide;

namespace Waypost.Tests.Navigator;

/// No loops, by construction: whatever happens, nothing is tried twice and a person is reached by the second failure.
public sealed class NavigationHistoryTests
{
    private static readonly string[] Places = ["return-window", "process-a-refund", "group-1", "new"];

    [Fact]
    public void After_any_steps_a_failed_channel_is_not_recommended_again() => ForAnySteps((history, failed) =>
    {
        foreach (var channel in failed.Where(channel => channel != Channels.Chat))
            Assert.False(history.Allows(channel), $"{channel} again after {history.Write()}");
    });

    [Fact]
    public void A_person_can_always_be_recommended() => ForAnySteps((history, _) => Assert.True(history.Allows(Channels.Chat)));

    [Fact]
    public void From_the_second_failure_on_only_a_person_can() => ForAnySteps((history, failed) =>
    {
        if (history.Failures < NavigationHistory.MostFailures && !failed.Contains(Channels.Chat)) return;
        Assert.True(history.NeedsPerson);
        Assert.All(Channels.All.Where(channel => channel != Channels.Chat), channel => Assert.False(history.Allows(channel)));
    });

    [Fact]
    public void A_question_is_asked_once_and_never_after_a_failure() => ForAnySteps((history, failed) =>
    {
        if (history.WasAsked || failed.Count > 0) Assert.False(history.MayAsk);
    });

    [Fact]
    public void What_is_written_is_read_again() => ForAnySteps((history, _) => Assert.Equal(history.Write(), NavigationHistory.Read(history.Write()).Write()));

    [Fact]
    public void The_same_failure_told_twice_counts_once()
    {
        var once = NavigationHistory.New.Failed(Channels.HelpCenter, "return-window");

        Assert.Equal(once, once.Failed(Channels.HelpCenter, "return-window"));
        Assert.False(once.NeedsPerson);
        Assert.True(once.Failed(Channels.Community, "group-1").NeedsPerson);
    }

    [Fact]
    public void An_answer_is_kept_and_ends_the_asking()
    {
        var answered = NavigationHistory.Read(NavigationHistory.New.Answered("type:payout_failed").Write());

        Assert.Equal("type:payout_failed", answered.Answer);
        Assert.False(answered.MayAsk);
    }

    /// Each number is a step: a question, an answer, or a failure of what may be recommended at that moment.
    private static void ForAnySteps(Action<NavigationHistory, List<string>> holds) => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), steps =>
    {
        var (history, failed) = (NavigationHistory.New, new List<string>());
        foreach (var step in steps)
        {
            if (step % 7 == 0) history = history.Asked();
            else if (step % 7 == 1) history = history.Answered("nature:own_case");
            else
            {
                var open = Channels.All.Where(history.Allows).ToList();
                Assert.NotEmpty(open);
                var channel = open[step % open.Count];
                failed.Add(channel);
                history = history.Failed(channel, Places[step % Places.Length]);
            }

            holds(history, failed);
        }
    }).QuickCheckThrowOnFailure();
}
