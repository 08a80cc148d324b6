using Waypost.Storage;

namespace Waypost.Work;

/// What is looked at again and again, on every node. A round that fails because the database or the disk is away is done by the next one.
public abstract class Rounds(TimeSpan every, ILogger log) : BackgroundService
{
    protected abstract Task RoundAsync(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception away) when (Away.Is(away))
            {
                log.LogWarning(away, "{Rounds} waits for its next round.", GetType().Name);
            }
        }
    }
}
