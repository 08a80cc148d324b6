using Waypost.Text;

namespace Waypost.Navigator.Issues;

/// What the catalogue has taught: which issue a text is about, and of what nature it is.
public sealed class IssueModel(Classifier types, Classifier natures)
{
    public Classifier Types { get; } = types;
    public Classifier Natures { get; } = natures;

    public static IssueModel Train(IReadOnlyList<Issue> issues, IReadOnlyList<(string TypeId, string Text)> phrasings, CancellationToken stop)
    {
        var needs = issues.ToDictionary(issue => issue.Id, issue => issue.Need, StringComparer.Ordinal);
        var outside = phrasings.Where(phrasing => phrasing.TypeId == Phrasing.OutOfScope).Select(phrasing => phrasing.Text).ToList();
        var known = phrasings.Where(phrasing => needs.ContainsKey(phrasing.TypeId)).ToList();
        var byType = known.ConvertAll(phrasing => new LabelledText(phrasing.TypeId, phrasing.Text));
        var byNature = phrasings.Select(phrasing => (Label: LabelOf(phrasing.TypeId, needs), phrasing.Text)).Where(each => each.Label is not null)
            .Select(each => new LabelledText(each.Label!, each.Text)).ToList();
        var trainer = new ClassifierTrainer(TrainerOptions.Quick);
        return new IssueModel(trainer.Train(byType, outside, stop), trainer.Train(byNature, null, stop));
    }

    private static string? LabelOf(string typeId, Dictionary<string, Need> needs) =>
        Issues.Natures.Find(typeId)?.ToString() ?? (needs.TryGetValue(typeId, out var need) ? Issues.Natures.LabelOf(need) : null);

    public void Save(string path)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName()); // several may train at once
        using (var file = File.Create(draft))
        {
            Types.Save(file);
            Natures.Save(file);
        }

        File.Move(draft, path, overwrite: true); // whole or not at all
    }

    /// Null when there is no such file or it is not readable by this program: then it is trained anew.
    public static IssueModel? Load(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = new BufferedStream(File.OpenRead(path), 1 << 16);
            return new IssueModel(Classifier.Load(file), Classifier.Load(file));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}
