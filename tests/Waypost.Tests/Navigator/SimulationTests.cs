using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.Navigator.Simulate;

namespace Waypost.Tests.Navigator;

/// The simulated marketplace: fair to all policies, and nobody is lost in it.
public sealed class SimulationTests
{
    private static readonly WorldFile Truth = WorldFile.Read(Path.Combine(AppContext.BaseDirectory, "content", "simulation", "world.yaml"));
    private static readonly List<Issue> Issues = [.. CatalogueFiles.Shipped.Types().Select(Issue.From)];
    private static readonly List<SimText> Texts = [.. Issues.Select(issue => new SimText(issue, null, "en", issue.Title, new Reading([.. Enum.GetValues<Nature>().Select(nature => new Meaning(issue, nature, Natures.Of(issue)[(int)nature]))], 1)))];

    private static World Make(int seed) => new(Truth, Issues, Texts, seed, 50_000);

    private static Policy[] Policies => [Policy.EverythingToChat, Policy.HelpCenterFirst, Policy.Keywords, new Policy.Navigator(Issues, DecisionSettings.Standard), new Policy.Oracle()];

    [Fact]
    public void Every_issue_ends_solved_or_given_up()
    {
        var world = Make(1);
        foreach (var policy in Policies)
        {
            var outcome = new Simulation(world, policy).Run();
            Assert.Equal(world.Arrivals.Length, outcome.Seconds.Length);
            Assert.Equal(outcome.GaveUp, outcome.Seconds.Count(double.IsPositiveInfinity));
            Assert.All(outcome.Seconds, seconds => Assert.True(seconds > 0));
            Assert.Equal(world.Arrivals.Length, outcome.First.Sum());
        }
    }

    [Fact]
    public void The_same_seed_is_the_same_world_and_another_one_is_not()
    {
        Assert.Equal(Make(3).Arrivals, Make(3).Arrivals);
        Assert.NotEqual(Make(3).Arrivals, Make(4).Arrivals);
        Assert.Equal(new Simulation(Make(3), Policy.HelpCenterFirst).Run().Seconds, new Simulation(Make(3), Policy.HelpCenterFirst).Run().Seconds);
    }

    [Fact]
    public void The_truth_moves_by_no_more_than_half()
    {
        var odds = Enumerable.Range(1, 20).SelectMany(seed => Issues.Select(issue => Make(seed).Truth.Solve(issue.Index, (int)Nature.OwnCase, 1))).Select(p => p / (1 - p)).ToList();
        var file = Truth.Solve["chat"][1] / (1 - Truth.Solve["chat"][1]);
        Assert.All(odds, each => Assert.InRange(each / file, 0.25, 2.25)); // the nature's half and the type's own half
    }

    [Fact]
    public void A_policy_that_sends_everybody_to_chat_is_seen_to()
    {
        var outcome = new Simulation(Make(2), Policy.EverythingToChat).Run();
        Assert.Equal(outcome.Seconds.Length, outcome.First[1]);
        Assert.True(outcome.AgentHours > 0);
    }
}
