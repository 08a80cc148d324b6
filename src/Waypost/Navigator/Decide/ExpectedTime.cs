namespace Waypost.Navigator.Decide;

/// A channel that can be gone to now, with what its wait costs.
public readonly record struct Candidate(int Channel, double Wait, bool FreeWait)
{
    /// A queue wants the seller to stay; a reply in the community, a ticket or a booked slot does not.
    public static Candidate Of(int channel, double wait, bool isOpen) => new(channel, wait, channel >= 2 || !isOpen);
}

/// The sum behind every decision: for each order of going, wait and work of the first channel, and where it fails, of the next one too.
public sealed class ExpectedTime
{
    private static readonly int[][][] Orders = [[], Permutations(1), Permutations(2), Permutations(3), Permutations(4)];

    /// Expected cost in seconds when one begins with this channel and goes on in the best order; by channel, infinite where it is no candidate.
    public double[] Start { get; } = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];

    /// How probable it is that beginning with this channel is the best for what was meant.
    public double[] BestShare { get; } = new double[4];

    /// What it would cost if one knew for sure what was meant.
    public double Known { get; private set; }

    public double Best => Start.Min();

    /// The channel to begin with.
    public int BestChannel => Array.IndexOf(Start, Start.Min());

    public static ExpectedTime Of(Reading reading, ReadOnlySpan<Candidate> candidates, OddsTable odds, DecisionSettings settings)
    {
        var sum = new ExpectedTime();
        var orders = Orders[candidates.Length];
        Span<double> total = stackalloc double[orders.Length];
        Span<double> own = stackalloc double[4];
        Span<double> work = stackalloc double[4];
        Span<double> fails = stackalloc double[4];
        foreach (var meaning in reading.Meanings)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                var candidate = candidates[i];
                work[i] = candidate.Wait * (candidate.FreeWait ? settings.FreeWait : 1) + odds.Finish(meaning.Issue.Index, candidate.Channel).Median;
                fails[i] = 1 - odds.Solve(meaning.Issue.Index, (int)meaning.Nature, candidate.Channel);
            }

            own.Fill(double.PositiveInfinity);
            for (var o = 0; o < orders.Length; o++)
            {
                var order = orders[o];
                var cost = settings.Unsolved;
                for (var step = order.Length - 1; step >= 0; step--)
                {
                    var i = order[step];
                    cost = work[i] + fails[i] * (settings.Retry[candidates[i].Channel] + cost);
                }

                total[o] += meaning.P * cost;
                own[order[0]] = Math.Min(own[order[0]], cost);
            }

            var best = 0;
            for (var i = 1; i < candidates.Length; i++)
                if (own[i] < own[best]) best = i;
            sum.BestShare[candidates[best].Channel] += meaning.P;
            sum.Known += meaning.P * own[best];
        }

        for (var o = 0; o < orders.Length; o++)
        {
            var first = candidates[orders[o][0]].Channel;
            sum.Start[first] = Math.Min(sum.Start[first], total[o]);
        }

        return sum;
    }

    private static int[][] Permutations(int count)
    {
        var all = new List<int[]>();
        void Grow(List<int> sofar)
        {
            if (sofar.Count == count) all.Add([.. sofar]);
            for (var i = 0; i < count; i++)
                if (!sofar.Contains(i)) Grow([.. sofar, i]);
        }

        Grow([]);
        return [.. all];
    }
}
