using Waypost.Accounts;
using Waypost.Accounts.Checks;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class ListingRemovedTests
{
    private readonly ListingRemoved _check = new();

    [Fact]
    public void The_rule_and_the_day_are_named()
    {
        var found = _check.Only(InOrder with { Listings = [Removed("A", 2)] });
        Assert.Equal((FindingLevel.Warning, "Listing “Title A” was removed on 3 Nov: Missing safety text"), (found.Level, found.Title));
    }

    [Fact]
    public void An_open_violation_of_it_brings_the_last_day_to_appeal() =>
        Assert.Contains("appeal violation V-1 by 16 Nov", _check.Only(InOrder with { Listings = [Removed("A", 2)], Violations = [Violation("V-1", 4, ViolationStates.Open, 11, "A")] }).Detail, StringComparison.Ordinal);

    [Fact]
    public void Live_ones_and_those_of_last_quarter_are_in_order() =>
        Assert.Equal(FindingLevel.Ok, _check.Only(InOrder with { Listings = [Removed("A", 100), Removed("B", 1) with { State = ListingStates.Live }] }).Level);

    [Fact]
    public void Many_are_counted_after_the_first_five() =>
        Assert.Equal("2 more listings were removed", _check.Run(InOrder with { Listings = [.. Enumerable.Range(1, 7).Select(i => Removed($"S{i}", i))] })[^1].Title);
}
