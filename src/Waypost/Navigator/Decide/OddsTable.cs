using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Decide;

/// What a channel has brought for an issue type so far.
public sealed record OutcomeCount(string TypeId, string Channel, int Confirmed, int Silent, int Returned, TimeSketch Times);

/// How probably a channel solves an issue and how long it then takes: counted outcomes on top of a prior by the issue's nature. Immutable.
public sealed class OddsTable
{
    private const double PriorStrength = 20;
    private const double SilentWeight = 0.5; // who says nothing may have been helped, or may have given up
    private static readonly double Most = 1.5; // how far counts may shift the log-odds: a type's past is not its every future

    // Rows: help center, chat, community, account manager. Columns: same for all, own case, among sellers.
    private static readonly double[,] Prior = { { 0.85, 0.04, 0.05 }, { 0.90, 0.92, 0.15 }, { 0.68, 0.03, 0.86 }, { 0.82, 0.80, 0.62 } };
    private static readonly (double Median, double P90)[] PriorTimes = [(180, 480), (600, 1500), (480, 2400), (1500, 2700)];

    private readonly double[] _solve; // type, nature, channel
    private readonly (double Median, double P90)[] _finish; // type, channel

    public OddsTable(IReadOnlyList<Issue> issues, IEnumerable<OutcomeCount> counts)
    {
        _solve = new double[issues.Count * Natures.Count * 4];
        _finish = new (double, double)[issues.Count * 4];
        var byKey = counts.ToDictionary(count => (count.TypeId, count.Channel));
        foreach (var issue in issues)
        {
            for (var channel = 0; channel < 4; channel++)
            {
                var count = byKey.GetValueOrDefault((issue.Id, Channels.All[channel]));
                var shift = Shift(issue, channel, count);
                for (var nature = 0; nature < Natures.Count; nature++)
                    _solve[(issue.Index * Natures.Count + nature) * 4 + channel] = Logistic(Logit(PriorOf(issue, (Nature)nature, channel)) + shift);
                var (median, p90) = PriorTimes[channel];
                _finish[issue.Index * 4 + channel] = (count?.Times ?? TimeSketch.Empty).Quantiles(median, p90);
            }
        }
    }

    /// Odds that somebody knows: by type, nature and channel, and the times by type and channel.
    internal OddsTable(double[] solve, (double Median, double P90)[] finish) => (_solve, _finish) = (solve, finish);

    public double Solve(int issue, int nature, int channel) => _solve[(issue * Natures.Count + nature) * 4 + channel];

    /// Once help has begun, in seconds.
    public (double Median, double P90) Finish(int issue, int channel) => _finish[issue * 4 + channel];

    /// The chance over the natures that the type has by itself: what a report shows.
    public double Solve(Issue issue, string channel)
    {
        var index = Channels.IndexOf(channel);
        var natures = Natures.Of(issue);
        var sum = 0.0;
        for (var nature = 0; nature < Natures.Count; nature++) sum += natures[nature] * Solve(issue.Index, nature, index);
        return sum;
    }

    private static double PriorOf(Issue issue, Nature nature, int channel) =>
        channel == 3 && issue.Need == Need.Growth ? 0.95 : Prior[channel, (int)nature];

    private static double Shift(Issue issue, int channel, OutcomeCount? count)
    {
        if (count is null) return 0;
        var natures = Natures.Of(issue);
        var prior = 0.0;
        for (var nature = 0; nature < Natures.Count; nature++) prior += natures[nature] * PriorOf(issue, (Nature)nature, channel);
        var solved = count.Confirmed + SilentWeight * count.Silent;
        var posterior = (prior * PriorStrength + solved) / (PriorStrength + solved + count.Returned);
        return Math.Clamp(Logit(posterior) - Logit(prior), -Most, Most);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
