using Waypost.Storage;

namespace Waypost.Live;

/// What a room keeps a copy of in memory: loaded before the first request, read anew whenever its log is nudged, here or on another node.
public abstract class KeptInMemory(Nudges nudges, string log) : BackgroundService, IStartsFirst
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// Many changes, one reading: how long it rests after one.
    protected virtual TimeSpan Rest => TimeSpan.Zero;

    /// Reads it anew. One at a time, so that what was read last is also what stays.
    public async Task LoadAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await ReadAsync(stop);
        }
        finally
        {
            _one.Release();
        }
    }

    protected abstract Task ReadAsync(CancellationToken stop);

    Task IStartsFirst.StartAsync(CancellationToken stop) => LoadAsync(stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            await ear.WaitAsync(TimeSpan.FromHours(1), stoppingToken); // or without a nudge, in case one was lost
            ear.Take();
            while (!await TryLoadAsync(stoppingToken)) await Task.Delay(Pause, stoppingToken);
            await Task.Delay(Rest, stoppingToken);
        }
    }

    /// While the database is away, what is in memory goes on answering.
    private async Task<bool> TryLoadAsync(CancellationToken stop)
    {
        try
        {
            await LoadAsync(stop);
            return true;
        }
        catch (Exception away) when (Away.Is(away))
        {
            return false;
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }
}
