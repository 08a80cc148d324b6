using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Waypost.Text;

/// The model's weights, a row per feature, a byte per label and a scale per row.
internal sealed unsafe class Int8Matrix
{
    private const int Tile = 32;

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

    /// Adds the rows up, each with its weight. The weights are multiplied by the scales on the way and not restored.
    public void Sum(ReadOnlySpan<int> rows, Span<float> values, Span<float> scores)
    {
        for (var k = 0; k < rows.Length; k++) values[k] *= _scales[rows[k]];
        fixed (sbyte* cells = _cells)
        fixed (int* row = rows)
        fixed (float* value = values)
        {
            var tile = stackalloc float[Tile];
            for (var j = 0; j < _labels; j += Tile)
            {
                var a = Vector256.Create(_bias, j);
                var b = Vector256.Create(_bias, j + 8);
                var c = Vector256.Create(_bias, j + 16);
                var d = Vector256.Create(_bias, j + 24);
                for (var k = 0; k < rows.Length; k++)
                {
                    var x = Vector256.Create(value[k]);
                    var cell = cells + (long)row[k] * _stride + j;
                    a = Vector256.FusedMultiplyAdd(x, Widen(cell), a);
                    b = Vector256.FusedMultiplyAdd(x, Widen(cell + 8), b);
                    c = Vector256.FusedMultiplyAdd(x, Widen(cell + 16), c);
                    d = Vector256.FusedMultiplyAdd(x, Widen(cell + 24), d);
                }
                a.Store(tile);
                b.Store(tile + 8);
                c.Store(tile + 16);
                d.Store(tile + 24);
                new ReadOnlySpan<float>(tile, Math.Min(Tile, _labels - j)).CopyTo(scores[j..]);
            }
        }
    }

    /// How much a feature speaks for a label, compared with the labels on average; without the row's scale.
    public float Lead(int row, int label)
    {
        var sum = 0;
        foreach (var cell in Row(row)) sum += cell;
        return (_cells[row * _stride + label] - (float)sum / _labels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen(sbyte* at)
    {
        if (Avx2.IsSupported) return Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(at));
        var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)at).AsSByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts)));
    }
}
