using Waypost.Storage;

namespace Waypost.Live;

/// What a room keeps a copy of in memory: loaded before the first request, read anew whenever its log is nudged, here or on another node.
public abstract class KeptInMemory(Nudges nudges, string log) : BackgroundService, IStartsFirst
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(5);

    /// Many changes, one reading: how long it rests after one.
    protected virtual TimeSpan Rest => TimeSpan.Zero;

    public abstract Task LoadAsync(CancellationToken stop);

    Task IStartsFirst.StartAsync(CancellationToken stop) => LoadAsync(stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await ear.WaitAsync(TimeSpan.FromHours(1), stoppingToken)) continue;
            ear.Take();
            while (!await TryLoadAsync(stoppingToken)) await Task.Delay(Away, stoppingToken);
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
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
