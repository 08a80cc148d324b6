using System.Threading.Channels;

namespace Waypost.Storage;

/// One transaction and one fsync for all that arrive while the last commit is under way; each caller is answered only
/// when the commit that holds their item is durable. The deed returns one result an item, in their order.
public sealed class GroupCommit<TItem, TResult> : IAsyncDisposable
{
    private const int Largest = 256;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = false });
    private readonly Func<WaypostDb, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> _deed;
    private readonly Action<IReadOnlyList<TResult>> _committed;
    private readonly WriteLane _lane;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _workers;

    public GroupCommit(
        WriteLane lane, int workers,
        Func<WaypostDb, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> deed,
        Action<IReadOnlyList<TResult>> committed)
    {
        (_lane, _deed, _committed) = (lane, deed, committed);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(RunAsync))];
    }

    public async Task<TResult> AddAsync(TItem item, CancellationToken stop)
    {
        var waiting = new Waiting(item);
        await _queue.Writer.WriteAsync(waiting, stop);
        return await waiting.Done.Task; // not cancelled half-way: once queued it is written, and the answer is the truth
    }

    private async Task RunAsync()
    {
        var group = new List<Waiting>(Largest);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_stop.Token))
            {
                while (group.Count < Largest && _queue.Reader.TryRead(out var next)) group.Add(next);
                if (group.Count == 0) continue; // another worker was quicker
                await CommitAsync(group);
                group.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            // the server stops
        }
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            var items = group.ConvertAll(waiting => waiting.Item);
            var results = await _lane.WriteAsync(db => _deed(db, items, CancellationToken.None), CancellationToken.None);
            _committed(results);
            for (var i = 0; i < group.Count; i++) group[i].Done.SetResult(results[i]);
        }
        catch (Exception failed) // each caller hears it; the lane goes on with the next group
        {
            foreach (var waiting in group) waiting.Done.TrySetException(failed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
        _stop.Dispose();
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
