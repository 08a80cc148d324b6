namespace Waypost.Tests;

/// A clock that stands still until a test moves it.
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private long _milliseconds = now.ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _milliseconds));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _milliseconds, (long)time.TotalMilliseconds);
}
