using System.Globalization;

namespace Waypost.Navigator.Decide;

/// Times in buckets that grow by half: small enough for a row, exact enough for "about 4 to 9 minutes".
public sealed record TimeSketch(IReadOnlyList<int> Buckets)
{
    public const int Count = 32;
    private const double Shortest = 15;
    private const double Growth = 1.5;
    private const double PriorTimes = 12;
    public static readonly TimeSketch Empty = new(new int[Count]);

    public int Total => Buckets.Sum();

    public TimeSketch With(double seconds, int times = 1)
    {
        var buckets = Buckets.ToArray();
        buckets[BucketOf(seconds)] += times;
        return new TimeSketch(buckets);
    }

    /// Median and 90th percentile, where the counts stand on twelve that follow the prior.
    public (double Median, double P90) Quantiles(double priorMedian, double priorP90)
    {
        var weights = new double[Count];
        var spread = Math.Log(priorP90 / priorMedian) / 1.2816; // the normal's 90th percentile
        for (var i = 0; i < Count; i++)
            weights[i] = Buckets[i] + PriorTimes * (Normal((Math.Log(Upper(i)) - Math.Log(priorMedian)) / spread) - (i == 0 ? 0 : Normal((Math.Log(Upper(i - 1)) - Math.Log(priorMedian)) / spread)));
        return Total == 0 ? (priorMedian, priorP90) : (At(weights, 0.5), At(weights, 0.9));
    }

    public static TimeSketch Parse(string text)
    {
        var buckets = new int[Count];
        var parts = text.Split(',');
        for (var i = 0; i < Math.Min(parts.Length, Count); i++) _ = int.TryParse(parts[i], CultureInfo.InvariantCulture, out buckets[i]);
        return new TimeSketch(buckets);
    }

    public override string ToString() => string.Join(',', Buckets);

    internal static int BucketOf(double seconds) => Math.Clamp((int)Math.Ceiling(Math.Log(Math.Max(seconds, 1) / Shortest) / Math.Log(Growth)), 0, Count - 1);

    private static double Upper(int bucket) => Shortest * Math.Pow(Growth, bucket);

    private static double At(double[] weights, double share)
    {
        var wanted = weights.Sum() * share;
        for (var i = 0; i < Count; i++)
        {
            if (wanted > weights[i])
            {
                wanted -= weights[i];
                continue;
            }

            var lower = i == 0 ? Shortest / Growth : Upper(i - 1);
            return lower * Math.Pow(Upper(i) / lower, weights[i] <= 0 ? 1 : wanted / weights[i]);
        }

        return Upper(Count - 1);
    }

    /// The standard normal distribution (logistic approximation, wrong by less than 0.01).
    private static double Normal(double z) => 1 / (1 + Math.Exp(-1.702 * z));
}
