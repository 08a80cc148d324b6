using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Incidents;
using Waypost.Navigator.Issues;
using Waypost.Storage;

namespace Waypost.Cli;

/// The catalogue's own phrasings as a test: five times a model is trained without one fifth of them and decides that fifth.
/// Where a phrasing belongs follows from what its type needs.
public sealed class HeldOut(WaypostDb db, IssueCatalogue catalogue, ChannelOdds odds, LiveIncidents incidents, IEnumerable<ISupportChannel> channels)
{
    private const int Folds = 5;

    internal List<EvaluatedIssue> Evaluate(Func<Decider, List<LabelledIssue>, List<EvaluatedIssue>> decide, CancellationToken stop)
    {
        var phrasings = db.Phrasings.AsNoTracking().OrderBy(each => each.TypeId).ThenBy(each => each.Id).Select(each => new Taught(each.TypeId, each.Locale, each.Text)).ToList();
        var results = new List<EvaluatedIssue>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var without = new IssueCatalogue();
            without.Use(new IssueCatalogue.Edition(catalogue.Issues, IssueModel.Train(catalogue.Issues, [.. phrasings.Where((_, i) => i % Folds != fold)], stop)));
            var lines = phrasings.Where((_, i) => i % Folds == fold).Select(Label).OfType<LabelledIssue>().ToList();
            results.AddRange(decide(new Decider(without, odds, incidents, channels), lines));
        }

        return results;
    }

    private LabelledIssue? Label(Taught phrasing)
    {
        if (catalogue.Find(phrasing.TypeId) is not { } issue) return null;
        var (channel, also) = issue.Need switch
        {
            Need.General => (Channels.HelpCenter, (IReadOnlyList<string>)[]),
            Need.Account or Need.Urgent => (Channels.Chat, []),
            Need.Peers or Need.News => (Channels.Community, []),
            _ => issue.Group is null ? (Channels.HelpCenter, [Channels.Community]) : (Channels.Community, [Channels.HelpCenter]),
        };
        return new LabelledIssue(phrasing.Text, phrasing.Locale, channel, also, issue.Topic);
    }
}
