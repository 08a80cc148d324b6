using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// Odds and times per channel: a prior until there are outcomes, then what was counted.
public sealed class OddsTests
{
    private static readonly Issue Fees = new(0, "fee_overview", "fees", "Selling fees", "what is charged", Need.General, "payments", null, [], ["selling-fees"]);

    [Fact]
    public void Without_outcomes_the_prior_speaks()
    {
        var odds = new OddsTable([Fees], []);

        Assert.Equal(0.85, odds.Solve(0, (int)Nature.SameForAll, 0), 6);
        Assert.Equal((180, 480), odds.Finish(0, 0));
    }

    [Fact]
    public void Sellers_who_came_back_lower_the_odds_and_thanks_raise_them()
    {
        var prior = Solve(0, 0);

        Assert.True(Solve(0, 100) < prior - 0.1);
        Assert.True(Solve(300, 2) > prior);
    }

    [Fact]
    public void Silence_counts_half() => Assert.InRange(SolveWith(new OutcomeCount("fee_overview", Channels.HelpCenter, 0, 100, 50, TimeSketch.Empty)), Solve(50, 50) - 1e-9, Solve(50, 50) + 1e-9);

    [Fact]
    public void Counted_times_take_over_from_the_prior()
    {
        var times = TimeSketch.Empty;
        for (var i = 0; i < 300; i++) times = times.With(600 + i);

        var (median, p90) = times.Quantiles(180, 480);

        Assert.InRange(median, 550, 950);
        Assert.True(p90 >= median);
        Assert.Equal(times.ToString(), TimeSketch.Parse(times.ToString()).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(7200)]
    [InlineData(86400 * 30)]
    public void Any_time_finds_its_bucket(double seconds) => Assert.Equal(1, TimeSketch.Empty.With(seconds).Total);

    private static double Solve(int confirmed, int returned) => SolveWith(new OutcomeCount("fee_overview", Channels.HelpCenter, confirmed, 0, returned, TimeSketch.Empty));

    private static double SolveWith(OutcomeCount count) => new OddsTable([Fees], [count]).Solve(0, (int)Nature.SameForAll, 0);
}
