using System.Runtime.Intrinsics;

namespace Waypost.Text;

/// Multinomial logistic regression by AdaGrad, with feature dropout: well calibrated, and its errors differ from the machines' beside it.
internal sealed unsafe class LogisticTrainer(SparseSet set, int[] labelOf, int labels, TrainerOptions options)
{
    private const int Width = 8;
    private const float FirstRate = 0.3f, LastRate = 0.03f, Small = 1e-6f;

    // What is left of a slope below this moves nothing: much quicker where there are many texts, a little less calibrated where there are few.
    private readonly float _negligible = set.Count < 3000 ? 1e-4f : 2e-3f;

    public readonly int Stride = (labels + Width - 1) / Width * Width;
    public float[] Weights = [];

    public void Train(byte[] fold, int held, CancellationToken stop)
    {
        Weights = new float[(set.RowCount + 1) * Stride];
        var squares = new float[Weights.Length];
        var order = Enumerable.Range(0, set.Count).Where(i => fold[i] != held).ToArray();
        var random = new Random64(options.Seed + 977 + (ulong)(held + 1));
        var rows = new int[set.RowCount + 1];
        var values = new float[set.RowCount + 1];
        var slope = new float[Stride];
        var moving = new int[Stride / Width];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            stop.ThrowIfCancellationRequested();
            random.Shuffle(order);
            var rate = options.Epochs == 1 ? FirstRate : FirstRate + (LastRate - FirstRate) * epoch / (options.Epochs - 1);
            foreach (var i in order)
            {
                var n = Keep(i, ref random, rows, values);
                Forward(rows, values, n, slope);
                Softmax(slope.AsSpan(0, labels));
                slope[labelOf[i]] -= 1f;
                var moves = Moving(slope, moving);
                Step(rows, values, n, slope, moving.AsSpan(0, moves), squares, rate);
            }
        }
    }

    public void ScoreFold(SparseSet unseen, byte[] fold, int held, float[] scores, int stride)
    {
        var slope = new float[Stride];
        for (var i = 0; i < unseen.Count; i++)
        {
            if (fold[i] != held) continue;
            var start = unseen.Start[i];
            var n = unseen.Start[i + 1] - start;
            Forward(unseen.Rows.AsSpan(start, n), unseen.Values.AsSpan(start, n), n, slope, true);
            slope.AsSpan(0, labels).CopyTo(scores.AsSpan(i * stride));
        }
    }

    /// The features of a text that stay this time; the bias always does.
    private int Keep(int i, ref Random64 random, int[] rows, float[] values)
    {
        var n = 0;
        var limit = (uint)(options.Dropout * uint.MaxValue);
        var scale = 1f / (1f - options.Dropout);
        for (var k = set.Start[i]; k < set.Start[i + 1]; k++)
        {
            rows[n] = set.Rows[k];
            values[n] = set.Values[k] * scale;
            if ((uint)random.Next() >= limit) n++;
        }
        rows[n] = set.RowCount;
        values[n++] = 1f;
        return n;
    }

    private void Forward(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int n, float[] sums, bool bias = false)
    {
        fixed (float* w = Weights)
        fixed (float* sum = sums)
        {
            if (bias) Buffer.MemoryCopy(w + (long)set.RowCount * Stride, sum, Stride * 4, Stride * 4);
            else new Span<float>(sum, Stride).Clear();
            for (var k = 0; k < n; k++)
            {
                if (values[k] == 0) continue;
                var x = Vector256.Create(values[k]);
                var row = w + (long)rows[k] * Stride;
                for (var j = 0; j < Stride; j += Width)
                    Vector256.FusedMultiplyAdd(x, Vector256.Load(row + j), Vector256.Load(sum + j)).Store(sum + j);
            }
        }
    }

    private int Moving(float[] slope, int[] moving)
    {
        var n = 0;
        for (var j = 0; j < slope.Length; j += Width)
            if (Vector256.GreaterThanAny(Vector256.Abs(Vector256.Create(slope, j)), Vector256.Create(_negligible))) moving[n++] = j;
        return n;
    }

    private void Step(int[] rows, float[] values, int n, float[] slopes, ReadOnlySpan<int> moving, float[] squares, float rate)
    {
        var speed = Vector256.Create(rate);
        var small = Vector256.Create(Small);
        fixed (float* w = Weights)
        fixed (float* q = squares)
        fixed (float* slope = slopes)
        {
            for (var k = 0; k < n; k++)
            {
                var x = Vector256.Create(values[k]);
                var row = (long)rows[k] * Stride;
                foreach (var j in moving)
                {
                    var g = x * Vector256.Load(slope + j);
                    var sum = Vector256.FusedMultiplyAdd(g, g, Vector256.Load(q + row + j));
                    sum.Store(q + row + j);
                    (Vector256.Load(w + row + j) - speed * g / (Vector256.Sqrt(sum) + small)).Store(w + row + j);
                }
            }
        }
    }

    internal static void Softmax(Span<float> scores)
    {
        var max = float.NegativeInfinity;
        foreach (var s in scores) max = Math.Max(max, s);
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - max);
        var scale = 1f / sum;
        for (var i = 0; i < scores.Length; i++) scores[i] *= scale;
    }
}
