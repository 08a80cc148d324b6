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

    /// One fifth of what is in both is held out of both trainings, half of the new out of the second.
    private TrainingReport Measure(List<Issue> issues, List<Taught> now, List<Taught> then, CancellationToken stop)
    {
        var (old, kept) = (now.ToHashSet(), then.ToHashSet());
        var held = now.Where(each => kept.Contains(each) && HeldOut.FoldOf(each.Text) == 0).ToHashSet();
        var added = then.Where(each => !old.Contains(each)).ToList();
        var heldNew = added.Where((_, i) => i % 2 == 0).ToHashSet();
        var before = DeciderOf(issues, [.. now.Where(each => !held.Contains(each))], stop);
        var after = DeciderOf(issues, [.. then.Where(each => !held.Contains(each) && !heldNew.Contains(each))], stop);
        var (heldTexts, newTexts) = (Evaluation.Labelled(held, catalogue.Current), Evaluation.Labelled(heldNew, catalogue.Current));
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
