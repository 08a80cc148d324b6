using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Navigator.Teach;

/// Asks for a training with all changes that wait. Asking again while one is under way is the same training.
public sealed class AskTraining(WriteLane lane, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public Task RunAsync(Caller editor, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        foreach (var waiting in await db.Trainings.Where(each => each.State == TrainingState.Waiting).ToListAsync(stop))
        {
            if (now - waiting.At < Longest) return;
            db.Remove(waiting); // it has failed: an admin sees why among the work
        }

        var training = Training.Begin(editor.UserId, now);
        db.Add(training);
        db.Ask(TrainModel.Name, training.Id.ToString(), now, now);
        await db.AuditAsync(editor.UserId, "catalogue.trained", training.Id.ToString(), now, stop);
    }, stop);
}
