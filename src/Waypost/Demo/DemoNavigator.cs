using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Demo;

/// A past quarter of the navigator: what sellers asked, where they were sent, how it ended, and the counts that the odds stand on.
public sealed class DemoNavigator(Decider decider, IssueCatalogue catalogue) : IDemoPart
{
    private const int Days = 90;
    private const int MostNavigations = 1200;

    public int Order => 62;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var random = new Random(demo.Seed + Order); // its own: what other parts draw stays as it was
        foreach (var issue in catalogue.Issues) CountFor(db, issue, random);

        var known = catalogue.Issues.Select(issue => issue.Id).ToHashSet(StringComparer.Ordinal);
        var phrasings = (await db.Phrasings.AsNoTracking().Where(each => each.Locale == "en").OrderBy(each => each.Id).Select(each => new { each.TypeId, each.Text }).ToListAsync(stop))
            .FindAll(each => known.Contains(each.TypeId));
        if (phrasings.Count == 0) return;
        for (var i = 0; i < Math.Min(MostNavigations, demo.Sellers * 6); i++)
            Tell(db, demo, phrasings[random.Next(phrasings.Count)].Text, demo.Now.AddMinutes(-random.Next(24 * 60, Days * 24 * 60)), random);
    }

    private static void CountFor(WaypostDb db, Issue issue, Random random)
    {
        var volume = random.Next(40, 320);
        var natures = Natures.Of(issue);
        var prior = new OddsTable([issue with { Index = 0 }], []);
        foreach (var channel in new[] { Channels.HelpCenter, Channels.Chat, Channels.Community })
        {
            var index = Channels.IndexOf(channel);
            var went = (int)(volume * (0.05 + 0.85 * natures[index])); // the three natures and their channels stand in the same order
            var solves = Math.Clamp(prior.Solve(issue with { Index = 0 }, channel) + (random.NextDouble() - 0.5) * 0.12, 0.02, 0.97);
            var outcome = new ChannelOutcome { TypeId = issue.Id, Channel = channel };
            var (median, p90) = prior.Finish(0, index);
            var pace = 0.7 + 0.6 * random.NextDouble();
            for (var i = 0; i < went; i++)
            {
                if (random.NextDouble() >= solves) outcome.Count(CountedAs.Returned, 1);
                else if (random.NextDouble() < 0.35) outcome.Count(CountedAs.Silent, 1);
                else
                {
                    outcome.Count(CountedAs.Confirmed, 1);
                    outcome.AddTime(TimeSpan.FromSeconds(median * pace * Math.Exp(Normal(random) * Math.Log(p90 / median) / 1.2816)));
                }
            }

            db.Add(outcome);
        }
    }

    private void Tell(WaypostDb db, DemoWorld demo, string text, DateTimeOffset at, Random random)
    {
        var person = demo.SellerPeople[random.Next(demo.SellerPeople.Count)];
        var caller = new Caller(person.Id, person.Name, person.Roles, person.SellerId, [], "en", person.TimeZone);
        var id = Guid.CreateVersion7(at);
        var ask = new Ask(caller, text, "en") { AsUsual = true, Checked = [] };
        var decision = decider.Decide(ask);
        var navigation = Waypost.Navigator.Navigation.Begin(id, person.Id, ask, Decided.From(id, ask, decision), at);
        navigation.End(Outcome(decision.Recommended.Solves, random), at.AddSeconds(decision.Recommended.Estimate.MedianSeconds * (0.5 + random.NextDouble())));
        db.Add(navigation);
    }

    private static NavigationOutcome Outcome(double solves, Random random) => random.NextDouble() < solves
        ? random.NextDouble() < 0.65 ? NavigationOutcome.Solved : NavigationOutcome.Silent
        : random.NextDouble() < 0.6 ? NavigationOutcome.NotSolved : NavigationOutcome.CameBack;

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
