using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.Storage;

namespace Waypost.Navigator.Teach;

/// What became of a decision: which channel, how probably it was said to solve it, and how it ended there.
public readonly record struct DecisionEnd(int Channel, double Solves, NavigationOutcome Outcome, double PromisedSeconds, double? TookSeconds);

/// A tenth of the decisions by what was expected: the mean chance, how many were confirmed, and how many at least did not come back.
public sealed record CalibrationBin(int Count, double Expected, double Confirmed, double ConfirmedOrSilent);

/// How decisions of a time ended: where sellers were sent first and where it was solved, and whether the odds and times that were told held.
public sealed class OutcomeReport(IReadOnlyList<DecisionEnd> ends, int[,] paths)
{
    private const int Most = 20_000;
    private const int Bins = 10;
    private const int Chunk = 500;

    /// The columns of `Paths` after the four channels.
    public const int NoWord = 4, CameBack = 5;

    public int Count => ends.Count;

    /// By the first channel: in which it was solved in the end (four columns), nobody said anything, it was not solved or came back.
    public int[,] Paths { get; } = paths;

    public int Row(int channel) => Enumerable.Range(0, Paths.GetLength(1)).Sum(column => Paths[channel, column]);

    public IReadOnlyList<CalibrationBin> Calibration()
    {
        var sorted = ends.OrderBy(end => end.Solves).ToArray();
        return [.. Enumerable.Range(0, Bins).Select(bin => sorted[(sorted.Length * bin / Bins)..(sorted.Length * (bin + 1) / Bins)]).Where(part => part.Length > 0)
            .Select(part => new CalibrationBin(part.Length, part.Average(end => end.Solves), Share(part, NavigationOutcome.Solved), Share(part, NavigationOutcome.Solved) + Share(part, NavigationOutcome.Silent)))];
    }

    /// Of what was confirmed in a channel: how many, the median that was told and the one that it took, in seconds.
    public (int Count, double Promised, double Took) Times(int channel)
    {
        var solved = ends.Where(end => end.Channel == channel && end is { Outcome: NavigationOutcome.Solved, TookSeconds: not null }).ToList();
        return solved.Count == 0 ? (0, 0, 0) : (solved.Count, Median(solved.Select(end => end.PromisedSeconds)), Median(solved.Select(end => end.TookSeconds!.Value)));
    }

    /// The newest that are over; nobody's of the staff.
    public static async Task<OutcomeReport> ReadAsync(WaypostDb db, DateTimeOffset since, CancellationToken stop)
    {
        var rows = await db.Navigations.AsNoTracking().Where(each => each.At > since && each.Counts && each.Outcome != NavigationOutcome.Open).OrderByDescending(each => each.At).Take(Most)
            .Select(each => new { each.Id, each.Channel, each.Inputs, each.Outcome, each.DecidedAt, each.EndedAt, each.CountedChannel }).ToListAsync(stop);
        var failures = new List<EarlierDecision>();
        foreach (var part in rows.Select(row => row.Id).Chunk(Chunk))
            failures.AddRange(await db.Set<EarlierDecision>().AsNoTracking().Where(each => part.Contains(each.NavigationId) && each.Because == "not_solved").ToListAsync(stop));
        var earlier = failures.ToLookup(each => each.NavigationId);
        var (ends, paths) = (new List<DecisionEnd>(rows.Count), new int[Channels.All.Count, Channels.All.Count + 2]);
        foreach (var row in rows)
        {
            var failed = earlier[row.Id].OrderBy(each => each.Seq).ToList();
            ends.AddRange(failed.Select(each => End(each.Channel, each.Inputs, NavigationOutcome.NotSolved, null)));
            ends.Add(End(row.Channel, row.Inputs, row.Outcome, row.EndedAt - row.DecidedAt));
            var (first, last) = (Channels.IndexOf(failed.Count > 0 ? failed[0].Channel : row.Channel), Channels.IndexOf(row.CountedChannel ?? row.Channel));
            if (first >= 0 && last >= 0) paths[first, row.Outcome switch { NavigationOutcome.Solved => last, NavigationOutcome.Silent => NoWord, _ => CameBack }]++;
        }

        return new OutcomeReport([.. ends.Where(end => end.Channel >= 0)], paths);
    }

    private static DecisionEnd End(string channel, string inputs, NavigationOutcome outcome, TimeSpan? took)
    {
        var considered = DecisionInputs.Read(inputs).Channels.FirstOrDefault(each => each.Channel == channel);
        return new DecisionEnd(considered is null ? -1 : Channels.IndexOf(channel), considered?.Solves ?? 0, outcome, considered?.Median ?? 0, took?.TotalSeconds);
    }

    private static double Share(DecisionEnd[] part, NavigationOutcome outcome) => (double)part.Count(end => end.Outcome == outcome) / part.Length;

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
