using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Navigator.Teach;

public static class TeachTables
{
    extension(WaypostDb db)
    {
        public DbSet<PhrasingChange> PhrasingChanges => db.Set<PhrasingChange>();
        public DbSet<Training> Trainings => db.Set<Training>();
    }

    /// Those that no model in force has learned yet, the oldest first.
    public static IQueryable<PhrasingChange> Waiting(this IQueryable<PhrasingChange> changes) =>
        changes.Where(change => change.TakenAt == null && change.Kind != ChangeKind.PassOver).OrderBy(change => change.At).ThenBy(change => change.Id);
}
