using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Teach;

/// An editor changes what an issue type is, needs and leads to, or adds one.
public sealed class SaveIssueType(WriteLane lane, LoadCatalogue load, TimeProvider clock)
{
    public async Task RunAsync(Caller editor, TypeForm form, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var learnsAnew = await lane.WriteAsync(async db =>
        {
            var type = await db.IssueTypes.SingleOrDefaultAsync(each => each.Id == form.Id, stop);
            var before = type is null ? null : Issue.From(type, 0).Told;
            if (type is null)
            {
                type = new IssueType { Id = form.Id!, Topic = form.Topic!, Title = form.Title!, Summary = form.Summary!, Need = Enum.Parse<Need>(form.Need!), Position = await db.IssueTypes.MaxAsync(each => (int?)each.Position, stop) + 1 ?? 0 };
                db.Add(type); // at the end: the places of the others stay
            }

            form.Fill(type);
            await db.AuditAsync(editor.UserId, "catalogue.type_saved", type.Id, now, stop, reason: type.Title);
            db.Nudge(LoadCatalogue.Log);
            return before is not null && before != Issue.From(type, 0).Told;
        }, stop);
        if (!learnsAnew) await load.LoadAsync(stop); // else the model learns beside, and the old one answers until it is ready
    }
}
