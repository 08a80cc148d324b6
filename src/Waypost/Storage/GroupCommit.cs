namespace Waypost.Storage;

/// One transaction for all that arrive while the last commit is under way; each caller is answered only when the commit that holds
/// their item is as durable as asked. The deed returns one result an item, in their order.
public sealed class GroupCommit<TItem, TResult>(
    WriteLane lane, int leaders, Durable durable,
    Func<WaypostDb, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> deed,
    Action<IReadOnlyList<TResult>> committed) : IAsyncDisposable
{
    private const int Largest = 256;
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _queue = new();
    private TaskCompletionSource? _idle;
    private int _leading;

    /// Who comes while nobody commits does it at once, without waiting for another thread; who comes meanwhile goes with the next group.
    public async Task<TResult> AddAsync(TItem item)
    {
        var waiting = new Waiting(item);
        List<Waiting>? group = null;
        lock (_gate)
        {
            _queue.Enqueue(waiting);
            if (_leading < leaders)
            {
                _leading++;
                group = TakeGroup();
            }
        }

        if (group is not null)
        {
            await CommitAsync(group);
            if (Next() is { } others) _ = Task.Run(() => GoOnAsync(others)); // not on this caller's time
        }

        return await waiting.Done.Task; // never cancelled half-way: once queued it is written, and the answer is the truth
    }

    private async Task GoOnAsync(List<Waiting> group)
    {
        for (var next = group; next is not null; next = Next()) await CommitAsync(next);
    }

    /// What has arrived meanwhile, or null: then this leader is done.
    private List<Waiting>? Next()
    {
        lock (_gate)
        {
            if (_queue.Count > 0) return TakeGroup();
            if (--_leading == 0) _idle?.TrySetResult();
            return null;
        }
    }

    private List<Waiting> TakeGroup()
    {
        var group = new List<Waiting>(Math.Min(_queue.Count, Largest));
        while (group.Count < Largest && _queue.TryDequeue(out var next)) group.Add(next);
        return group;
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            var items = group.ConvertAll(waiting => waiting.Item);
            var results = await lane.WriteAsync(db => deed(db, items, CancellationToken.None), CancellationToken.None, durable);
            committed(results);
            for (var i = 0; i < group.Count; i++) group[i].Done.SetResult(results[i]);
        }
        catch (Exception failed) // each caller hears it; the lane goes on with the next group
        {
            foreach (var waiting in group) waiting.Done.TrySetException(failed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task idle;
        lock (_gate)
        {
            if (_leading == 0) return;
            idle = (_idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        await idle;
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
