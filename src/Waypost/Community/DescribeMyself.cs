using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Writes one's own card: shop and a few words.
public sealed class DescribeMyself(WriteLane lane, TimeProvider clock)
{
    public Task RunAsync(Caller caller, string? shop, string? about, CancellationToken stop) => lane.WriteAsync(async db =>
        (await db.MemberAsync(caller, clock.GetUtcNow(), stop)).Describe(shop, about), stop);
}
