namespace Waypost.Text;

/// All training texts as sparse vectors, one after the other.
internal sealed class SparseSet(int[] start, int[] rows, float[] values, int rowCount)
{
    public readonly int[] Start = start;
    public readonly int[] Rows = rows;
    public readonly float[] Values = values;
    public readonly int RowCount = rowCount;
    public int Count => Start.Length - 1;

    /// The same texts as a model would see them that had never met their fold: features known only from that fold are gone.
    public SparseSet AsUnseen(byte[] fold, byte[] groupOfRow, int folds)
    {
        var total = new int[RowCount];
        var inFold = new int[folds][];
        for (var f = 0; f < folds; f++) inFold[f] = new int[RowCount];
        for (var i = 0; i < Count; i++)
            for (var k = Start[i]; k < Start[i + 1]; k++)
            {
                total[Rows[k]]++;
                if (fold[i] < folds) inFold[fold[i]][Rows[k]]++;
            }

        var unseen = new float[Values.Length];
        Span<float> squares = stackalloc float[Featurizer.Groups];
        for (var i = 0; i < Count; i++)
        {
            if (fold[i] >= folds) continue;
            squares.Clear();
            for (var k = Start[i]; k < Start[i + 1]; k++)
                if (total[Rows[k]] > inFold[fold[i]][Rows[k]]) squares[groupOfRow[Rows[k]]] += Values[k] * Values[k];
            var filled = 0;
            foreach (var s in squares) if (s > 0) filled++;
            for (var k = Start[i]; k < Start[i + 1]; k++)
                if (total[Rows[k]] > inFold[fold[i]][Rows[k]]) unseen[k] = Values[k] / MathF.Sqrt(squares[groupOfRow[Rows[k]]] * filled);
        }
        return new SparseSet(Start, Rows, unseen, RowCount);
    }
}
