using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Evaluate;
using Waypost.Navigator.Issues;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Navigator.Teach;

/// Learns from the phrasings as they would be with the waiting changes, and measures before and after on texts that neither has seen.
public sealed class TrainModel(WaypostDb reads, WriteLane lane, IssueCatalogue catalogue, ModelFiles models, IServiceProvider services, TimeProvider clock) : IJob
{
    public const string Name = "catalogue.train";

    public string Kind => Name;

    public async Task RunAsync(string payload, CancellationToken stop)
    {
        var id = Guid.Parse(payload);
        if (!await reads.Trainings.AnyAsync(each => each.Id == id && each.State == TrainingState.Waiting, stop)) return;
        var issues = await reads.IssuesAsync(stop);
        var now = await reads.TaughtAsync(stop);
        var changes = await reads.PhrasingChanges.AsNoTracking().Waiting().ToListAsync(stop);
        var then = Changed(now, changes);
        var model = IssueModel.Train(issues, then, stop);
        var key = ModelFiles.KeyOf(issues, then);
        models.Save(key, model, besides: ModelFiles.KeyOf(issues, now));
        var report = JsonSerializer.Serialize(Measure(issues, now, then, stop), TrainingReport.Stored);
        await lane.WriteAsync(async db => (await db.Trainings.SingleOrDefaultAsync(each => each.Id == id, stop))?.Done(key, report, clock.GetUtcNow()), stop);
    }

    /// The phrasings with the changes made, in the training's order.
    public static List<Taught> Changed(IReadOnlyList<Taught> phrasings, IReadOnlyList<PhrasingChange> changes)
    {
        var after = phrasings.ToHashSet();
        foreach (var change in changes)
        {
            var phrasing = new Taught(change.TypeId, change.Locale, change.Text);
            if (change.Kind == ChangeKind.Add) after.Add(phrasing);
            else if (change.Kind == ChangeKind.Remove) after.Remove(phrasing);
        }

        return Taught.InOrder(after);
    }

    /// One fifth of the texts that are in both is held out of both trainings, half of the new ones out of the second; each with all that it is filed under.
    private TrainingReport Measure(List<Issue> issues, List<Taught> now, List<Taught> then, CancellationToken stop)
    {
        var (old, kept) = (now.ToHashSet(), then.ToHashSet());
        var added = then.Where(each => !old.Contains(each)).ToList();
        var (known, stays) = (now.Select(each => each.Text).ToHashSet(StringComparer.Ordinal), then.Select(each => each.Text).ToHashSet(StringComparer.Ordinal));
        var held = known.Where(text => stays.Contains(text) && HeldOut.FoldOf(text) == 0).ToHashSet(StringComparer.Ordinal);
        var heldNew = added.Select(each => each.Text).Where(text => !known.Contains(text)).Distinct(StringComparer.Ordinal).Where((_, i) => i % 2 == 0).ToHashSet(StringComparer.Ordinal);
        var before = DeciderOf(issues, [.. now.Where(each => !held.Contains(each.Text))], stop);
        var after = DeciderOf(issues, [.. then.Where(each => !held.Contains(each.Text) && !heldNew.Contains(each.Text))], stop);
        List<LabelledIssue> LabelledOf(HashSet<string> texts) => Evaluation.Labelled(then.Where(each => texts.Contains(each.Text)), catalogue.Current);
        var (heldTexts, newTexts) = (LabelledOf(held), LabelledOf(heldNew));
        var (generalBefore, generalAfter) = (Decide(before, heldTexts), Decide(after, heldTexts));
        var turned = generalBefore.Zip(generalAfter).Where(pair => pair.First.IsLenient != pair.Second.IsLenient).Select(pair => new Turned(pair.First.Line.Text, pair.First.Line.Channel, pair.First.Channel, pair.Second.Channel)).ToList();
        return new TrainingReport(added.Count, now.Count(each => !kept.Contains(each)), Measured.Of(generalBefore), Measured.Of(generalAfter),
            Measured.Of(Decide(before, newTexts)), Measured.Of(Decide(after, newTexts)),
            [.. turned.Where(each => each.After == each.Label).Take(TrainingReport.Shown)], [.. turned.Where(each => each.Before == each.Label).Take(TrainingReport.Shown)]);
    }

    private static List<EvaluatedIssue> Decide(Decider decider, List<LabelledIssue> texts) => texts.Count == 0 ? [] : Evaluation.Decide(decider, texts, asUsual: true).Results;

    private Decider DeciderOf(List<Issue> issues, IReadOnlyList<Taught> phrasings, CancellationToken stop)
    {
        var other = new IssueCatalogue();
        other.Use(new IssueCatalogue.Edition(issues, IssueModel.Train(issues, phrasings, stop)));
        return ActivatorUtilities.CreateInstance<Decider>(services, other);
    }
}
