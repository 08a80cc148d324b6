namespace Waypost.Live;

/// One reader's ear on some logs. Listen first, load second: a line written in between nudges again.
public sealed class Ear : IDisposable
{
    private const int MostPassing = 32; // a slow reader loses the oldest of what only passes by
    private readonly Nudges _nudges;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _nudged = new(StringComparer.Ordinal);
    private readonly Queue<Passing> _passing = new();
    private TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Ear(Nudges nudges, IReadOnlyList<string> logs) => (_nudges, Logs) = (nudges, logs);

    public IReadOnlyList<string> Logs { get; }

    /// True when something came, false when the time was up (a heartbeat is due).
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken stop)
    {
        try
        {
            await _woken.Task.WaitAsync(most, stop); // not WhenAny with Task.Delay: that leaves a timer behind for every line
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// What came since the last look.
    public (IReadOnlyList<string> Nudged, IReadOnlyList<Passing> Passing) Take()
    {
        lock (_gate)
        {
            if (_woken.Task.IsCompleted) _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            IReadOnlyList<string> nudged = _nudged.Count == 0 ? [] : [.. _nudged];
            IReadOnlyList<Passing> passing = _passing.Count == 0 ? [] : [.. _passing];
            _nudged.Clear();
            _passing.Clear();
            return (nudged, passing);
        }
    }

    internal void Nudged(string log)
    {
        lock (_gate)
        {
            _nudged.Add(log);
            _woken.TrySetResult();
        }
    }

    internal void Passed(Passing passing)
    {
        lock (_gate)
        {
            if (_passing.Count == MostPassing) _passing.Dequeue();
            _passing.Enqueue(passing);
            _woken.TrySetResult();
        }
    }

    public void Dispose() => _nudges.Forget(this);
}
