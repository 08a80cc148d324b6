using System.Runtime.Intrinsics;

namespace Waypost.Text;

/// Eight one-against-the-rest support vector machines side by side: squared hinge, dual coordinate descent with shrinking.
internal sealed unsafe class SvmBlock(SparseSet set, int[] labelOf, int firstLabel, float cost, ulong seed)
{
    public const int Lanes = 8;
    private const float Gap = 0.05f;

    private readonly float _diagonal = 0.5f / cost;
    public readonly float[] Weights = new float[(set.RowCount + 1) * Lanes];
    private float[] _alpha = new float[set.Count * Lanes];

    public void Solve(int sweeps)
    {
        var all = new int[set.Count];
        for (var i = 0; i < all.Length; i++) all[i] = i;
        Descend(all, sweeps);
    }

    /// Solves again without one fold, beginning from the solution for all texts; then scores that fold.
    public void ScoreFold(SparseSet unseen, byte[] fold, byte held, int sweeps, float[] scores, int stride)
    {
        var full = _alpha;
        _alpha = (float[])full.Clone();
        Array.Clear(Weights);
        var rest = new List<int>(set.Count);
        for (var i = 0; i < set.Count; i++)
            if (fold[i] == held) _alpha.AsSpan(i * Lanes, Lanes).Clear();
            else { rest.Add(i); Push(i, Vector256.Create(_alpha, i * Lanes) * Sign(i)); }
        Descend([.. rest], sweeps);
        for (var i = 0; i < set.Count; i++)
            if (fold[i] == held) Score(unseen, i).CopyTo(scores, i * stride + firstLabel);
        _alpha = full;
    }

    private void Descend(int[] order, int sweeps)
    {
        var random = new Random64(seed);
        var active = order.Length;
        var limit = Vector256.Create(float.PositiveInfinity);
        var step = Vector256.Create(1f / (_diagonal + 2f)); // length 1 and the bias feature
        var diagonal = Vector256.Create(_diagonal);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            random.Shuffle(order.AsSpan(0, active));
            var high = Vector256.Create(float.NegativeInfinity);
            var low = Vector256.Create(float.PositiveInfinity);
            for (var s = 0; s < active; s++)
            {
                var i = order[s];
                var sign = Sign(i);
                var alpha = Vector256.Create(_alpha, i * Lanes);
                var slope = Vector256.FusedMultiplyAdd(diagonal, alpha, sign * Score(set, i) - Vector256<float>.One);
                var idle = Vector256.Equals(alpha, Vector256<float>.Zero) & Vector256.GreaterThan(slope, limit);
                if (idle.ExtractMostSignificantBits() == 0xFF)
                {
                    (order[s], order[active - 1]) = (order[active - 1], i);
                    active--;
                    s--;
                    continue;
                }
                var projected = Vector256.ConditionalSelect(Vector256.Equals(alpha, Vector256<float>.Zero), Vector256.Min(slope, Vector256<float>.Zero), slope);
                high = Vector256.ConditionalSelect(idle, high, Vector256.Max(high, projected));
                low = Vector256.ConditionalSelect(idle, low, Vector256.Min(low, projected));
                var next = Vector256.Max(alpha - slope * step, Vector256<float>.Zero);
                var delta = Vector256.ConditionalSelect(idle, Vector256<float>.Zero, next - alpha);
                if (Vector256.EqualsAll(delta, Vector256<float>.Zero)) continue;
                (alpha + delta).CopyTo(_alpha, i * Lanes);
                Push(i, delta * sign);
            }
            if (Vector256.LessThanOrEqualAll(high - low, Vector256.Create(Gap)) || active == 0)
            {
                if (active == order.Length) return;
                active = order.Length;
                limit = Vector256.Create(float.PositiveInfinity);
            }
            else limit = Vector256.ConditionalSelect(Vector256.GreaterThan(high, Vector256<float>.Zero), high, Vector256.Create(float.PositiveInfinity));
        }
    }

    private Vector256<float> Sign(int i)
    {
        var lane = labelOf[i] - firstLabel;
        return (uint)lane < Lanes ? Vector256.Create(-1f).WithElement(lane, 1f) : Vector256.Create(-1f);
    }

    private Vector256<float> Score(SparseSet texts, int i)
    {
        fixed (float* w = Weights)
        fixed (int* rows = texts.Rows)
        fixed (float* values = texts.Values)
        {
            var even = Vector256.Load(w + set.RowCount * Lanes);
            var odd = Vector256<float>.Zero;
            var k = texts.Start[i];
            var end = texts.Start[i + 1];
            for (; k + 1 < end; k += 2)
            {
                even = Vector256.FusedMultiplyAdd(Vector256.Create(values[k]), Vector256.Load(w + rows[k] * Lanes), even);
                odd = Vector256.FusedMultiplyAdd(Vector256.Create(values[k + 1]), Vector256.Load(w + rows[k + 1] * Lanes), odd);
            }
            if (k < end) even = Vector256.FusedMultiplyAdd(Vector256.Create(values[k]), Vector256.Load(w + rows[k] * Lanes), even);
            return even + odd;
        }
    }

    private void Push(int i, Vector256<float> delta)
    {
        if (Vector256.EqualsAll(delta, Vector256<float>.Zero)) return;
        fixed (float* w = Weights)
        fixed (int* rows = set.Rows)
        fixed (float* values = set.Values)
        {
            (Vector256.Load(w + set.RowCount * Lanes) + delta).Store(w + set.RowCount * Lanes);
            for (var k = set.Start[i]; k < set.Start[i + 1]; k++)
            {
                var at = w + rows[k] * Lanes;
                Vector256.FusedMultiplyAdd(Vector256.Create(values[k]), delta, Vector256.Load(at)).Store(at);
            }
        }
    }
}
