using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Waypost.Text;

/// The model's weights, a row per feature, a byte per label and a scale per row.
internal sealed unsafe class Int8Matrix
{
    private const int Tile = 16;

    private readonly sbyte[] _cells;
    private readonly float[] _scales;
    private readonly float[] _bias;
    private readonly int _stride;
    private readonly int _labels;

    public Int8Matrix(int labels, float[] scales, float[] bias, sbyte[] packed)
    {
        (_labels, _scales) = (labels, scales);
        _stride = (labels + Tile - 1) / Tile * Tile;
        _bias = new float[_stride];
        bias.CopyTo(_bias, 0);
        _cells = new sbyte[scales.Length * _stride];
        for (var row = 0; row < scales.Length; row++)
            packed.AsSpan(row * labels, labels).CopyTo(_cells.AsSpan(row * _stride));
    }

    public ReadOnlySpan<float> Scales => _scales;
    public ReadOnlySpan<float> Bias => _bias.AsSpan(0, _labels);
    public ReadOnlySpan<sbyte> Row(int row) => _cells.AsSpan(row * _stride, _labels);

    /// Rounds weights (row after row, the bias last) to bytes.
    public static Int8Matrix From(float[] weights, int stride, int labels, int rows)
    {
        var scales = new float[rows];
        var packed = new sbyte[rows * labels];
        for (var row = 0; row < rows; row++)
        {
            var source = weights.AsSpan(row * stride, labels);
            var most = 0f;
            foreach (var w in source) most = Math.Max(most, Math.Abs(w));
            if (most == 0) continue;
            scales[row] = most / 127f;
            for (var j = 0; j < labels; j++) packed[row * labels + j] = (sbyte)MathF.Round(source[j] / scales[row]);
        }
        return new Int8Matrix(labels, scales, weights.AsSpan(rows * stride, labels).ToArray(), packed);
    }

    public void Sum(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, Span<float> scores)
    {
        fixed (sbyte* cells = _cells)
        fixed (int* row = rows)
        fixed (float* value = values)
        fixed (float* scale = _scales)
        {
            Span<float> tile = stackalloc float[Tile];
            for (var j = 0; j < _labels; j += Tile)
            {
                var low = Vector256.Create(_bias, j);
                var high = Vector256.Create(_bias, j + 8);
                for (var k = 0; k < rows.Length; k++)
                {
                    var x = Vector256.Create(value[k] * scale[row[k]]);
                    var (a, b) = Widen(cells + (long)row[k] * _stride + j);
                    low = Vector256.FusedMultiplyAdd(x, a, low);
                    high = Vector256.FusedMultiplyAdd(x, b, high);
                }
                low.CopyTo(tile);
                high.CopyTo(tile[8..]);
                tile[..Math.Min(Tile, _labels - j)].CopyTo(scores[j..]);
            }
        }
    }

    /// How much a feature speaks for a label, compared with the labels on average.
    public float Lead(int row, int label)
    {
        var sum = 0;
        foreach (var cell in Row(row)) sum += cell;
        return (_cells[row * _stride + label] - (float)sum / _labels) * _scales[row];
    }

    private static (Vector256<float> Low, Vector256<float> High) Widen(sbyte* at)
    {
        if (Avx2.IsSupported)
            return (Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(at)), Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(at + 8)));
        var (low, high) = Vector128.Widen(Vector128.Load(at));
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return (Vector256.ConvertToSingle(Vector256.Create(a, b)), Vector256.ConvertToSingle(Vector256.Create(c, d)));
    }
}
