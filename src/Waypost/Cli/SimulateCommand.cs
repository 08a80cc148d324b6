using System.CommandLine;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Evaluate;
using Waypost.Navigator.Issues;
using Waypost.Navigator.Simulate;

namespace Waypost.Cli;

/// `waypost simulate`: a week of a made-up marketplace under several policies, in worlds that none of them knows.
public static class SimulateCommand
{
    public static Command Make()
    {
        var sellers = new Option<long>("--sellers") { Description = "How many sellers the marketplace has", DefaultValueFactory = _ => 1_000_000 };
        var seeds = new Option<int>("--seeds") { Description = "How many worlds", DefaultValueFactory = _ => 20 };
        var world = new Option<FileInfo>("--world") { Description = "The truth as YAML; without it, the one that comes with the program", DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "content", "simulation", "world.yaml")) };
        var report = new Option<FileInfo?>("--report") { Description = "Also write a page with charts to this file" };
        var command = new Command("simulate", "Compare the navigator with simpler policies and an all-knowing one") { sellers, seeds, world, report };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            if (parsed.GetValue(sellers) < 1000 || parsed.GetValue(seeds) is < 1 or > 1000) throw new Refusal("bad_size", "At least 1,000 sellers and one world, please.");
            var file = parsed.GetValue(world)!;
            if (!file.Exists) throw new Refusal("no_file", $"There is no file {file.FullName}.");
            var truth = WorldFile.Read(file.FullName);
            var catalogue = services.GetRequiredService<IssueCatalogue>();
            var texts = await TextsAsync(services, catalogue, stop);
            var results = new SeedSummary[parsed.GetValue(seeds)];
            Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop },
                seed => results[seed] = Run(truth, catalogue.Issues, texts, seed + 1, parsed.GetValue(sellers)));
            var found = new SimulationReport(results);
            Console.WriteLine(found.ToText());
            if (parsed.GetValue(report) is { } page) await File.WriteAllTextAsync(page.FullName, found.ToHtml(), stop);
            return 0;
        }));
        return command;
    }

    /// What simulated sellers write: phrasings, as a model reads them that has not seen them.
    private static async Task<List<SimText>> TextsAsync(IServiceProvider services, IssueCatalogue catalogue, CancellationToken stop)
    {
        var (without, held) = await ActivatorUtilities.CreateInstance<HeldOut>(services).FoldAsync(0, stop);
        var filed = held.ToLookup(each => each.Text, each => each.TypeId, StringComparer.Ordinal);
        return [.. held.Select(each => (Issue: catalogue.Find(each.TypeId), each.Locale, each.Text)).Where(each => each.Issue is not null)
            .Select(each => new SimText(each.Issue!, Natures.FirstOf(filed[each.Text]), each.Locale, each.Text, Reading.Of(without.Current, each.Text, DecisionSettings.Standard)))];
    }

    private static SeedSummary Run(WorldFile truth, IReadOnlyList<Issue> issues, IReadOnlyList<SimText> texts, int seed, long sellers)
    {
        var world = new World(truth, issues, texts, seed, sellers);
        Policy[] policies = [Policy.EverythingToChat, Policy.HelpCenterFirst, Policy.Keywords, new Policy.Navigator(issues, DecisionSettings.Standard), new Policy.Oracle()];
        return SeedSummary.From(seed, world, policies.Select(policy => new Simulation(world, policy).Run()));
    }
}
