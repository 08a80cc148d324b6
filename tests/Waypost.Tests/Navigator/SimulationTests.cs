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

    [Fact]
    public void Sellers_answer_mostly_truly_and_somehow_where_the_truth_is_not_among_the_answers()
    {
        var world = Make(4);
        var all = Enumerable.Range(0, world.Arrivals.Length).ToList();
        string Name(int issue) => Evidence.NaturePrefix + Natures.NameOf(world.Arrivals[issue].Nature);
        var natures = Enum.GetValues<Nature>().Select(nature => Evidence.NaturePrefix + Natures.NameOf(nature)).ToList();
        Assert.InRange(all.Average(issue => world.Answer(issue, natures) == Name(issue) ? 1.0 : 0), Truth.AnswersTruly, Truth.AnswersTruly + (1 - Truth.AnswersTruly) * 2 / 3);

        var others = all.Where(issue => world.Arrivals[issue].Nature == Nature.OwnCase).ToList();
        Assert.Equal(2, others.Select(issue => world.Answer(issue, [natures[0], natures[2]])).Distinct().Count());
        Assert.InRange(others.Average(issue => world.Answer(issue, [Evidence.TypePrefix + "another", Evidence.None]) == Evidence.None ? 1.0 : 0), Truth.AnswersTruly, 1);
    }

    [Fact]
    public void A_question_takes_its_time_and_is_only_worth_it_where_the_navigator_is_unsure()
    {
        var world = Make(5);
        var never = new Policy.Navigator(Issues, DecisionSettings.Standard with { AskGain = 1e9 });
        var often = new Policy.Navigator(Issues, DecisionSettings.Standard with { AskGain = 1 });
        Assert.All(Enumerable.Range(0, 100), issue => Assert.Equal(0, never.Ask(world, new Turn(issue, 0, 15))));
        Assert.Contains(Enumerable.Range(0, 100), issue => often.Ask(world, new Turn(issue, 0, 15)) > 0);
        Assert.True(new Simulation(world, often).Run().GaveUp < new Simulation(world, never).Run().GaveUp); // these texts say nothing about the nature
    }
}
