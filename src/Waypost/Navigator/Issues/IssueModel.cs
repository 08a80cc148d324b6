using Waypost.Text;

namespace Waypost.Navigator.Issues;

/// What a text may be about and of what nature it is, learned from one set of phrasings; and how often its types come with each nature.
public sealed record TongueModel(Classifier Types, Classifier Natures, TypeNatures Pairs);

/// What the catalogue has taught. English, which has by far the most phrasings, has a model of its own; the other languages share one that knows them all,
/// because sellers mix English words into theirs.
public sealed class IssueModel(TongueModel english, TongueModel all)
{
    private const int TypesForNatures = 3; // one in so many

    public TongueModel English { get; } = english;
    public TongueModel All { get; } = all;

    public TongueModel For(LanguageGuess guess) => guess is { IsSure: true, Locale: not "en" } ? All : English;

    public static IssueModel Train(IReadOnlyList<Issue> issues, IReadOnlyList<Taught> phrasings, CancellationToken stop)
    {
        var known = issues.ToDictionary(issue => issue.Id, StringComparer.Ordinal);
        return new IssueModel(TrainTongue(known, [.. phrasings.Where(phrasing => phrasing.Locale == "en")], stop), TrainTongue(known, phrasings, stop));
    }

    private static TongueModel TrainTongue(Dictionary<string, Issue> issues, IReadOnlyList<Taught> phrasings, CancellationToken stop)
    {
        var outside = phrasings.Where(phrasing => phrasing.TypeId == Phrasing.OutOfScope).Select(phrasing => phrasing.Text).ToList();
        var byType = phrasings.Where(phrasing => issues.ContainsKey(phrasing.TypeId)).Select(phrasing => new LabelledText(phrasing.TypeId, phrasing.Text)).ToList();
        var types = new ClassifierTrainer(TrainerOptions.Quick).Train(byType, outside, stop);
        return new TongueModel(types, new ClassifierTrainer(TrainerOptions.Quick with { Style = true }).Train(ByNature(issues, phrasings), null, stop), TypeNatures.Count(types.Labels, issues, phrasings));
    }

    /// Texts whose nature is known; and, but in English where there are enough of them, some of the types' phrasings. Only some: the first model has their say already, and two that learned the same
    /// are surer than they should be.
    private static List<LabelledText> ByNature(Dictionary<string, Issue> issues, IReadOnlyList<Taught> phrasings)
    {
        var known = phrasings.Where(phrasing => Issues.Natures.Find(phrasing.TypeId) is not null).Select(phrasing => phrasing.Text).ToHashSet(StringComparer.Ordinal);
        Nature? NatureOf(Taught phrasing, int position) => Issues.Natures.Find(phrasing.TypeId)
            ?? (phrasing.Locale != "en" && position % TypesForNatures == 0 && !known.Contains(phrasing.Text) && issues.TryGetValue(phrasing.TypeId, out var issue) ? Issues.Natures.Required(issue.Need) : null);
        return [.. phrasings.Select((phrasing, i) => (Nature: NatureOf(phrasing, i), phrasing.Text)).Where(each => each.Nature is not null)
            .Select(each => new LabelledText(each.Nature!.Value.ToString(), each.Text, SignsOf(each.Text)))];
    }

    private static ushort[] SignsOf(string text) => Wording.Shipped.Read(text, stackalloc ushort[Wording.Shipped.Signs]).ToArray();

    public void Save(string path)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName()); // several may train at once
        using (var file = File.Create(draft))
        {
            foreach (var tongue in new[] { English, All })
            {
                tongue.Types.Save(file);
                tongue.Natures.Save(file);
                tongue.Pairs.Save(file);
            }
        }

        File.Move(draft, path, overwrite: true); // whole or not at all
    }

    private static TongueModel LoadTongue(Stream file)
    {
        var types = Classifier.Load(file);
        return new TongueModel(types, Classifier.Load(file), TypeNatures.Load(file, types.Labels.Count));
    }

    /// Null when there is no such file or it is not readable by this program: then it is trained anew.
    public static IssueModel? Load(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = new BufferedStream(File.OpenRead(path), 1 << 16);
            return new IssueModel(LoadTongue(file), LoadTongue(file));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}

/// A phrasing as the training sees it.
public sealed record Taught(string TypeId, string Locale, string Text)
{
    /// The same order on every database, so that the same phrasings make the same model; within a type as if shuffled.
    public static List<Taught> InOrder(IEnumerable<Taught> phrasings) =>
        [.. phrasings.OrderBy(each => each.TypeId, StringComparer.Ordinal).ThenBy(each => Phrasing.IdOf(each.TypeId, each.Locale, each.Text).ToString(), StringComparer.Ordinal)];
}
