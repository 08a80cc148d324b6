namespace Waypost.Text;

/// The two models in training: support vector machines in blocks of eight labels, and the logistic regression. Each piece of work is independent
/// and has its own seed, so the number of threads changes the time and nothing else.
internal sealed class TwoModels(Vocabulary vocabulary, int[] labelOf, int labels, byte[] fold, TrainerOptions options)
{
    private readonly int _stride = (labels + 7) / 8 * 8; // of a row of weights: whole blocks of machines
    private readonly int _folds = Math.Clamp(options.CalibrationFolds ?? (5_000 + labelOf.Length - 1) / labelOf.Length, 0, 5);
    private readonly SparseSet _set = vocabulary.Set;
    private float[] _svm = [], _logistic = [], _svmHeld = [], _logisticHeld = [], _mergedHeld = [];

    public byte[] Fold => fold;
    public int Stride => _stride;

    public void Train(CancellationToken stop)
    {
        _svm = new float[(_set.RowCount + 1) * _stride];
        _svmHeld = new float[_folds == 0 ? 0 : _set.Count * _stride];
        _logisticHeld = new float[_svmHeld.Length];
        var unseen = _folds == 0 ? _set : _set.AsUnseen(fold, vocabulary.GroupOfRow, _folds);

        var work = new List<Action> { () => _logistic = Logistic(-1, unseen, stop) };
        for (var f = 0; f < _folds; f++)
        {
            var held = f;
            work.Add(() => Logistic(held, unseen, stop));
        }
        for (var first = 0; first < labels; first += SvmBlock.Lanes)
        {
            var from = first;
            work.Add(() => Machines(from, unseen, stop));
        }
        var next = -1;
        Parallel.For(0, Math.Clamp(options.Threads, 1, work.Count), new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = stop }, _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < work.Count; i = Interlocked.Increment(ref next)) work[i]();
        });
    }

    private float[] Logistic(int held, SparseSet unseen, CancellationToken stop)
    {
        var trainer = new LogisticTrainer(_set, labelOf, labels, options);
        trainer.Train(fold, held, stop);
        if (held >= 0) trainer.ScoreFold(unseen, fold, held, _logisticHeld, _stride);
        return trainer.Weights;
    }

    private void Machines(int first, SparseSet unseen, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var block = new SvmBlock(_set, labelOf, first, options.Cost, options.Seed * 131 + (ulong)first);
        block.Solve(options.Sweeps);
        for (var row = 0; row <= _set.RowCount; row++)
            block.Weights.AsSpan(row * SvmBlock.Lanes, SvmBlock.Lanes).CopyTo(_svm.AsSpan(row * _stride + first));
        for (var f = 0; f < _folds; f++) block.ScoreFold(unseen, fold, (byte)f, Math.Min(options.Sweeps, 15), _svmHeld, _stride);
    }

    /// One matrix out of both, row after row, the bias last: W = (machines / 2T + regression / 2) / T', and the scores of held-out texts under it.
    public float[] Merge(out List<int> held)
    {
        held = [.. Enumerable.Range(0, _set.Count).Where(i => fold[i] < _folds)];
        var cold = _folds == 0 ? 0.16f : Calibration.Temperature(_svmHeld, _stride, labels, labelOf, held);
        _mergedHeld = new float[_svmHeld.Length];
        for (var i = 0; i < _mergedHeld.Length; i++) _mergedHeld[i] = _svmHeld[i] / (2 * cold) + _logisticHeld[i] / 2;
        var last = _folds == 0 ? 0.95f : Calibration.Temperature(_mergedHeld, _stride, labels, labelOf, held);
        for (var i = 0; i < _mergedHeld.Length; i++) _mergedHeld[i] /= last;

        var merged = _svm;
        for (var i = 0; i < merged.Length; i++) merged[i] = (_svm[i] / (2 * cold) + _logistic[i] / 2) / last;
        return merged;
    }

    /// What the scope score reads, for a held-out text.
    public float[] Signs(int text, float knownShare)
    {
        var scores = _mergedHeld.AsSpan(text * _stride, labels).ToArray();
        var top = scores.Max();
        LogisticTrainer.Softmax(scores);
        var signs = new float[ScopeModel.Signs];
        ScopeModel.Read(scores, scores.Max(), top, knownShare, signs);
        return signs;
    }
}
