using System.Collections.Concurrent;
using Waypost.Accounts.Connectors;

namespace Waypost.Accounts;

/// Keeps an account for a few seconds, so that the page, its checks and the navigator ask the connector once together.
public sealed class RecentFacts(IConnector connector, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(4);
    private const int Most = 2000;
    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    public async Task<AccountFacts?> FindAsync(Guid sellerId, CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        if (_kept.TryGetValue(sellerId, out var kept) && clock.GetElapsedTime(kept.Since, now) < Keep) return await kept.Facts.WaitAsync(stop);

        if (_kept.Count >= Most) _kept.Clear();
        var asked = new Kept(now, connector.FindAsync(sellerId, CancellationToken.None)); // others may wait for it too: one reader leaving does not end it
        _kept[sellerId] = asked;
        try
        {
            return await asked.Facts.WaitAsync(stop);
        }
        finally
        {
            if (!asked.Facts.IsCompletedSuccessfully) ((ICollection<KeyValuePair<Guid, Kept>>)_kept).Remove(new(sellerId, asked)); // a failure is asked again at once
        }
    }

    public void Forget(Guid sellerId) => _kept.TryRemove(sellerId, out _);

    private sealed record Kept(long Since, Task<AccountFacts?> Facts);
}
