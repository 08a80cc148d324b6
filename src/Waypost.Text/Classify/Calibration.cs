namespace Waypost.Text;

/// How sure is sure: finds the temperature under which scores of texts not seen in training are honest probabilities.
internal static class Calibration
{
    /// The temperature with the least log loss over the held-out texts.
    public static float Temperature(float[] scores, int stride, int labels, int[] labelOf, IReadOnlyList<int> held)
    {
        if (held.Count == 0) return 1f;
        double low = Math.Log(0.02), high = Math.Log(8);
        var golden = (Math.Sqrt(5) - 1) / 2;
        double a = high - golden * (high - low), b = low + golden * (high - low);
        double lossA = Loss(a), lossB = Loss(b);
        for (var step = 0; step < 24; step++)
        {
            if (lossA < lossB) { high = b; b = a; lossB = lossA; a = high - golden * (high - low); lossA = Loss(a); }
            else { low = a; a = b; lossA = lossB; b = low + golden * (high - low); lossB = Loss(b); }
        }
        return (float)Math.Exp((low + high) / 2);

        double Loss(double logT)
        {
            var inverse = (float)Math.Exp(-logT);
            var sum = 0.0;
            foreach (var i in held)
            {
                var row = scores.AsSpan(i * stride, labels);
                var max = float.NegativeInfinity;
                foreach (var s in row) if (s > max) max = s;
                var total = 0f;
                foreach (var s in row)
                {
                    var d = (s - max) * inverse;
                    if (d > -16f) total += MathF.Exp(d);
                }
                sum += MathF.Log(total) - (row[labelOf[i]] - max) * inverse;
            }
            return sum / held.Count;
        }
    }
}
