using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Tests.Storage;

/// What loops that come round again wait for, and what must stop them.
public sealed class AwayTests
{
    [Fact]
    public void A_database_or_disk_that_is_away_is_waited_for() => Assert.All<Exception>(
        [new SqliteException("locked", 5), new DbUpdateConcurrencyException("lost"), new IOException("full"), new TimeoutException(), new Refusal(WriteLane.Full, "full"), new InvalidOperationException("transient", new SqliteException("gone", 14))],
        exception => Assert.True(Away.Is(exception), exception.GetType().Name));

    [Fact]
    public void A_bug_is_not() => Assert.All<Exception>(
        [new NullReferenceException(), new InvalidOperationException("no rows"), new Refusal("not_found", "no"), new ArgumentException("wrong")], exception => Assert.False(Away.Is(exception), exception.GetType().Name));
}
