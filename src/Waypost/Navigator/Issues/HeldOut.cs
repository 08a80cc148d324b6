using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Navigator.Issues;

/// The catalogue's own phrasings as a test: a model trained without one fifth of them, and that fifth.
public sealed class HeldOut(WaypostDb db, IssueCatalogue catalogue)
{
    public const int Folds = 5;

    public (IssueCatalogue Without, IReadOnlyList<Taught> Held) Fold(int fold, CancellationToken stop)
    {
        var phrasings = db.Phrasings.AsNoTracking().OrderBy(each => each.TypeId).ThenBy(each => each.Id).Select(each => new Taught(each.TypeId, each.Locale, each.Text)).ToList();
        var without = new IssueCatalogue();
        without.Use(new IssueCatalogue.Edition(catalogue.Issues, IssueModel.Train(catalogue.Issues, [.. phrasings.Where((_, i) => i % Folds != fold)], stop)));
        return (without, [.. phrasings.Where((_, i) => i % Folds == fold)]);
    }
}
