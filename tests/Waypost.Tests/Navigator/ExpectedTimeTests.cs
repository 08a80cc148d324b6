using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// The sum of N3, against working it out by hand over every order of going.
public sealed class ExpectedTimeTests
{
    private static readonly Issue Payout = new(0, "payout_failed", "payouts", "Payout failed", "a payout that failed", Need.Urgent, "payments", null, [], ["payout-failed-what-to-do"]);
    private static readonly Issue Window = new(1, "return_window", "returns_refunds", "Return window", "how long buyers may return", Need.General, "orders", null, [], ["return-window"]);
    private static readonly Issue Live = new(2, "slow_sales", "strategy_growth", "Slow sales", "sales that have dropped", Need.Peers, "growth", "growth-and-marketing", [], []);
    private static readonly OddsTable Odds = new([Payout, Window, Live], []);
    private static readonly Candidate[] Calm = [new(0, 0, false), new(1, 90, false), new(2, 7200, true)];

    [Theory]
    [InlineData(0, Nature.OwnCase, Channels.Chat)]
    [InlineData(1, Nature.SameForAll, Channels.HelpCenter)]
    [InlineData(2, Nature.AmongSellers, Channels.Community)]
    public void What_was_meant_for_sure_goes_where_it_belongs(int issue, Nature nature, string expected) =>
        Assert.Equal(expected, BestOf(Sure(issue, nature), Calm));

    [Fact]
    public void A_long_queue_makes_it_worth_reading_first()
    {
        var unsure = new Reading([new Meaning(Payout, Nature.OwnCase, 0.5), new Meaning(Window, Nature.SameForAll, 0.5)], 1);
        Candidate[] busy = [new(0, 0, false), new(1, 3600, false), new(2, 7200, true)];

        Assert.Equal(Channels.Chat, BestOf(unsure, Calm));
        Assert.Equal(Channels.HelpCenter, BestOf(unsure, busy));
    }

    [Fact]
    public void What_needs_a_person_goes_to_chat_even_when_it_is_only_a_ticket() =>
        Assert.Equal(Channels.Chat, BestOf(Sure(0, Nature.OwnCase), [new(0, 0, false), new(1, 24 * 3600, true), new(2, 7200, true)]));

    [Fact]
    public void It_is_the_cheapest_order_of_all()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var reading = new Reading([new Meaning(Payout, Nature.OwnCase, 0.2), new Meaning(Window, Nature.SameForAll, 0.5), new Meaning(Live, Nature.AmongSellers, 0.3)], 1);
            Candidate[] candidates = [.. Enumerable.Range(0, 4).Where(_ => random.Next(3) > 0).Select(channel => new Candidate(channel, random.Next(5000), random.Next(2) == 0))];
            if (candidates.Length == 0) continue;
            var sum = ExpectedTime.Of(reading, candidates, Odds, DecisionSettings.Standard);

            var byHand = Orders(candidates).Min(order => Cost(reading, order));
            Assert.Equal(byHand, sum.Best, 6);
            Assert.True(sum.Known <= sum.Best + 1e-9);
            Assert.Equal(1, sum.BestShare.Sum(), 6);
        }
    }

    private static Reading Sure(int issue, Nature nature) => new([new Meaning(new[] { Payout, Window, Live }[issue], nature, 1)], 1);

    private static string BestOf(Reading reading, Candidate[] candidates)
    {
        var sum = ExpectedTime.Of(reading, candidates, Odds, DecisionSettings.Standard);
        return Channels.All[Array.IndexOf(sum.Start, sum.Best)];
    }

    private static double Cost(Reading reading, Candidate[] order) => reading.Meanings.Sum(meaning => meaning.P * CostOf(meaning, order));

    private static double CostOf(Meaning meaning, ReadOnlySpan<Candidate> order)
    {
        var settings = DecisionSettings.Standard;
        if (order.IsEmpty) return settings.Unsolved;
        var first = order[0];
        var fails = 1 - Odds.Solve(meaning.Issue.Index, (int)meaning.Nature, first.Channel);
        return first.Wait * (first.FreeWait ? settings.FreeWait : 1) + Odds.Finish(meaning.Issue.Index, first.Channel).Median + fails * (settings.Retry[first.Channel] + CostOf(meaning, order[1..]));
    }

    private static IEnumerable<Candidate[]> Orders(Candidate[] all) => all.Length <= 1 ? [all] : all.SelectMany(first => Orders([.. all.Where(each => each != first)]).Select(rest => (Candidate[])[first, .. rest]));
}
