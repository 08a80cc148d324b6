using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;

namespace Waypost.Work;

public static class WorkRoom
{
    public const string Log = "jobs";

    public static void AddWork(this IServiceCollection services) => services.AddHostedService<Worker>();

    /// Asks for a job as part of this change.
    public static void Ask(this WaypostDb db, string kind, string payload, DateTimeOffset due, DateTimeOffset now)
    {
        db.Add(Job.For(kind, payload, due, now));
        db.Nudge(Log);
    }
}

/// Takes due jobs, two at a time on every node, so that a long one does not hold up the others; a node that dies lets its claim run out.
public sealed class Worker(IServiceScopeFactory scopes, WriteLane lane, Nudges nudges, TimeProvider clock, ILogger<Worker> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([WorkRoom.Log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } job) await RunAsync(job, stoppingToken);
                await ear.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
                ear.Take();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) // the database is away: the jobs wait there
            {
                log.LogWarning(broken, "Work pauses for a moment.");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    private async Task<Job?> ClaimAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var due = scope.ServiceProvider.GetRequiredService<WaypostDb>().Set<Job>().AsNoTracking().Where(job => job.ParkedAt == null && job.DueAt <= now && (job.ClaimedUntil == null || job.ClaimedUntil < now));
        if (!await due.AnyAsync(stop)) return null; // looked at outside the lane: most of the time there is nothing

        return await lane.WriteAsync(async db =>
        {
            var job = await db.Set<Job>().Where(job => job.ParkedAt == null && job.DueAt <= now && (job.ClaimedUntil == null || job.ClaimedUntil < now))
                .OrderBy(job => job.DueAt).FirstOrDefaultAsync(stop);
            job?.Claim(now);
            return job;
        }, stop);
    }

    /// Best effort: a claim that could not be renewed runs out, and the job is done once more.
    private async Task RenewAsync(Job job, CancellationToken stop)
    {
        try
        {
            await lane.WriteAsync(async db => (await db.Set<Job>().SingleOrDefaultAsync(each => each.Id == job.Id, stop))?.Renew(clock.GetUtcNow()), stop);
        }
        catch (Exception away) when (Away.Is(away) || away is OperationCanceledException)
        {
            log.LogWarning(away, "The claim of job {Kind} was not renewed.", job.Kind);
        }
    }

    private async Task RunAsync(Job job, CancellationToken stop)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var doer = scope.ServiceProvider.GetServices<IJob>().FirstOrDefault(each => each.Kind == job.Kind)
                ?? throw new InvalidOperationException($"Nobody does jobs of the kind {job.Kind}.");
            var doing = Task.Run(() => doer.RunAsync(job.Payload, stop), stop);
            while (!doing.IsCompleted)
            {
                await doing.WaitAsync(RenewEvery, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // nobody leaves before the doer has
                if (!doing.IsCompleted) await RenewAsync(job, stop);
            }

            await doing;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(failed, "Job {Kind} failed, try {Try}", job.Kind, job.Tries);
            error = failed.Message;
        }

        await lane.WriteAsync(async db =>
        {
            if (await db.Set<Job>().SingleOrDefaultAsync(each => each.Id == job.Id, stop) is not { } done) return;
            if (error is null) db.Remove(done);
            else done.Failed(error, clock.GetUtcNow());
        }, stop);
    }
}
