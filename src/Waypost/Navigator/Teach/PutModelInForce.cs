using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Teach;

/// Puts a trained model and the changes it has learned in force.
public sealed class PutModelInForce(WriteLane lane, LoadCatalogue load, TimeProvider clock)
{
    public async Task RunAsync(Caller editor, Guid id, CancellationToken stop)
    {
        await lane.WriteAsync(async db =>
        {
            var training = await db.Trainings.SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("training");
            if (training.State == TrainingState.InForce) return;
            var changes = await db.PhrasingChanges.Waiting().ToListAsync(stop);
            var then = TrainModel.Changed(await db.TaughtAsync(stop), changes);
            if (training.Model != ModelFiles.KeyOf(await db.IssuesAsync(stop), then))
                throw new Refusal("catalogue_changed", "The catalogue has changed since this training. Please train again; it takes about a minute.");

            var now = clock.GetUtcNow();
            training.PutInForce(now);
            foreach (var change in changes)
            {
                var phrasing = Phrasing.IdOf(change.TypeId, change.Locale, change.Text);
                var known = await db.Phrasings.FindAsync([phrasing], stop);
                if (change.Kind == ChangeKind.Add && known is null) db.Add(Phrasing.Of(change.TypeId, change.Locale, change.Text));
                if (change.Kind == ChangeKind.Remove && known is not null) db.Remove(known);
                change.TakenAt = now;
            }

            await db.AuditAsync(editor.UserId, "catalogue.model_in_force", id.ToString(), now, stop, reason: $"{changes.Count} changes");
            db.Nudge(LoadCatalogue.Log);
        }, stop);
        await load.LoadAsync(stop);
    }
}
