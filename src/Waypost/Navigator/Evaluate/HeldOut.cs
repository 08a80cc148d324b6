using System.Security.Cryptography;
using System.Text;
using Waypost.Navigator.Issues;
using Waypost.Storage;

namespace Waypost.Navigator.Evaluate;

/// The catalogue's own phrasings as a test: a model trained without one fifth of them, and that fifth.
public sealed class HeldOut(WaypostDb db, IssueCatalogue catalogue)
{
    public const int Folds = 5;

    public async Task<(IssueCatalogue Without, IReadOnlyList<Taught> Held)> FoldAsync(int fold, CancellationToken stop)
    {
        var phrasings = await db.TaughtAsync(stop);
        var without = new IssueCatalogue();
        var (learned, held) = Split(phrasings, fold);
        without.Use(new IssueCatalogue.Edition(catalogue.Issues, IssueModel.Train(catalogue.Issues, learned, stop)));
        return (without, held);
    }

    public static (List<Taught> Learned, List<Taught> Held) Split(IEnumerable<Taught> phrasings, int fold)
    {
        var byFold = phrasings.ToLookup(each => FoldOf(each.Text) == fold);
        return ([.. byFold[false]], [.. byFold[true]]);
    }

    /// All that a text is filed under is held out together.
    public static int FoldOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % Folds;
}
