namespace Waypost.Tests.House;

public static class Problems
{
    /// Fails with every problem on a line of its own.
    public static void None(IEnumerable<string> problems)
    {
        var all = problems.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} problems:\n{string.Join('\n', all.Take(80))}");
    }
}
