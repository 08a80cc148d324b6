namespace Waypost.Text;

/// Whether a text is about anything the model knows at all. Reads four signs: how far the probability is spread over the labels, the top
/// probability, the top score, and the share of known words.
internal sealed class ScopeModel(float[] weights)
{
    public const int Signs = 4;
    private const int Agreement = 0, Known = 3;

    /// Weights of the signs, then the constant.
    public float[] Weights { get; } = weights;

    public float Of(ReadOnlySpan<float> probabilities, float top, float score, float knownShare)
    {
        Span<float> signs = stackalloc float[Signs];
        Read(probabilities, top, score, knownShare, signs);
        var sum = Weights[Signs];
        for (var s = 0; s < Signs; s++) sum += Weights[s] * signs[s];
        return 1f / (1f + MathF.Exp(-sum));
    }

    public static void Read(ReadOnlySpan<float> probabilities, float top, float score, float knownShare, Span<float> signs)
    {
        var agreement = 0f;
        foreach (var p in probabilities)
            if (p > 1e-4f) agreement += p * MathF.Log(p);
        (signs[0], signs[1], signs[2], signs[3]) = (agreement, Logit(top), score, knownShare);
    }

    private static float Logit(float p) => Math.Clamp(MathF.Log(Math.Max(p, 1e-6f) / Math.Max(1f - p, 1e-6f)), -8f, 8f);

    /// Fitted on signs of texts held out and, where there are enough, of texts written to be out of scope.
    public static ScopeModel Fit(List<float[]> inScope, List<float[]> outside)
    {
        if (inScope.Count == 0) return new ScopeModel([1f, 0f, 0f, 4f, 0f]);
        var (mean, spread) = Moments(inScope);
        if (outside.Count < 20) return Unsupervised(inScope, mean, spread);

        var fitted = Logistic(inScope, outside, mean, spread);
        return Centred(fitted, inScope, mean, spread);
    }

    /// Without examples of the outside, spread and known words count alike.
    private static ScopeModel Unsupervised(List<float[]> inScope, float[] mean, float[] spread)
    {
        var weights = new float[Signs + 1];
        weights[Agreement] = weights[Known] = 1f;
        return Centred(weights, inScope, mean, spread);
    }

    /// The constant is chosen so that 3 in 100 texts that belong here fall under one half: below it a text is probably out of scope.
    private static ScopeModel Centred(float[] weights, List<float[]> inScope, float[] mean, float[] spread)
    {
        weights[Signs] = 0f;
        var sums = inScope.Select(x => Enumerable.Range(0, Signs).Sum(s => weights[s] * (x[s] - mean[s]) / spread[s])).Order().ToList();
        weights[Signs] = -sums[(int)(0.03 * (sums.Count - 1))];
        return new ScopeModel(Unscale(weights, mean, spread));
    }

    private static (float[] Mean, float[] Spread) Moments(List<float[]> signs)
    {
        var mean = new float[Signs];
        var spread = new float[Signs];
        for (var s = 0; s < Signs; s++)
        {
            mean[s] = (float)signs.Average(x => (double)x[s]);
            spread[s] = (float)Math.Sqrt(signs.Average(x => Math.Pow(x[s] - mean[s], 2)) + 1e-4);
        }
        return (mean, spread);
    }

    private static float[] Unscale(float[] w, float[] mean, float[] spread)
    {
        var weights = new float[Signs + 1];
        weights[Signs] = w[Signs];
        for (var s = 0; s < Signs; s++)
        {
            weights[s] = w[s] / spread[s];
            weights[Signs] -= w[s] * mean[s] / spread[s];
        }
        return weights;
    }

    /// Logistic regression by plain descent; both sides weigh the same however many texts they have.
    private static float[] Logistic(List<float[]> inScope, List<float[]> outside, float[] mean, float[] spread)
    {
        var w = new double[Signs + 1];
        var slope = new double[Signs + 1];
        for (var round = 0; round < 600; round++)
        {
            Array.Clear(slope);
            Side(inScope, 1);
            Side(outside, 0);
            for (var s = 0; s <= Signs; s++) w[s] -= 1.0 * (slope[s] + (s < Signs ? 0.001 * w[s] : 0));
        }
        return [.. w.Select(x => (float)x)];

        void Side(List<float[]> texts, int truth)
        {
            foreach (var x in texts)
            {
                var sum = w[Signs];
                for (var s = 0; s < Signs; s++) sum += w[s] * (x[s] - mean[s]) / spread[s];
                var error = (1 / (1 + Math.Exp(-sum)) - truth) / texts.Count;
                for (var s = 0; s < Signs; s++) slope[s] += error * (x[s] - mean[s]) / spread[s];
                slope[Signs] += error;
            }
        }
    }
}
