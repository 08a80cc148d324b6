using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Decide;

/// One possible meaning of what was written: this issue, of this nature, with this probability.
public readonly record struct Meaning(Issue Issue, Nature Nature, double P);

/// What the words say: the possible meanings, the likeliest first, and how sure it is that they are a seller's issue at all.
public sealed record Reading(IReadOnlyList<Meaning> Meanings, double Scope)
{
    private const double Least = 0.002;

    /// Reads a text: how likely each issue is, and of what nature, as a log-linear mix of all that speaks for it.
    public static Reading Of(IssueCatalogue.Edition catalogue, string text, DecisionSettings settings)
    {
        Span<float> types = stackalloc float[catalogue.Model.Types.Labels.Count];
        var scope = catalogue.Model.Types.Predict(text, types).Scope;
        Span<double> natures = stackalloc double[Natures.Count];
        WeighNatures(catalogue, text, settings, natures);

        var meanings = new List<Meaning>(24);
        for (var i = 0; i < types.Length; i++)
        {
            if (catalogue.TypeOf[i] < 0) continue;
            var issue = catalogue.Issues[catalogue.TypeOf[i]];
            var weight = Math.Pow(types[i], settings.TypeWeight);
            if (weight < 0.001) continue;
            var own = Natures.Of(issue);
            for (var nature = 0; nature < Natures.Count; nature++)
                meanings.Add(new Meaning(issue, (Nature)nature, weight * own[nature] * natures[nature]));
        }

        return new Reading(Normal(meanings), scope);
    }

    /// What speaks for each nature whatever the issue is: the second model, the turns of phrase, and how often such issues come.
    private static void WeighNatures(IssueCatalogue.Edition catalogue, string text, DecisionSettings settings, Span<double> natures)
    {
        Span<float> model = stackalloc float[Natures.Count];
        Span<double> wording = stackalloc double[Natures.Count];
        wording.Clear();
        catalogue.Model.Natures.Predict(text, model);
        Wording.Shipped.Score(text, wording);
        for (var label = 0; label < catalogue.NatureOf.Length; label++)
        {
            var nature = catalogue.NatureOf[label];
            natures[nature] = settings.NaturePriors[nature] * Math.Pow(Math.Max(model[label], 1e-4f), settings.NatureWeight) * Math.Exp(settings.WordingWeight * wording[nature]);
        }
    }

    public double Of(Nature nature) => Meanings.Where(meaning => meaning.Nature == nature).Sum(meaning => meaning.P);

    public double Of(Func<Issue, bool> which) => Meanings.Where(meaning => which(meaning.Issue)).Sum(meaning => meaning.P);

    /// The issues by probability.
    public IReadOnlyList<(Issue Issue, double P)> Issues() =>
        [.. Meanings.GroupBy(meaning => meaning.Issue).Select(group => (group.Key, group.Sum(meaning => meaning.P))).OrderByDescending(each => each.Item2)];

    /// What remains when each meaning is weighed anew (an answer to a question, a finding in the account).
    public Reading Weigh(Func<Meaning, double> weight) =>
        this with { Meanings = Normal([.. Meanings.Select(meaning => meaning with { P = meaning.P * weight(meaning) })]) };

    private static List<Meaning> Normal(List<Meaning> meanings)
    {
        var sum = meanings.Sum(meaning => meaning.P);
        if (sum <= 0) return meanings;
        var kept = meanings.FindAll(meaning => meaning.P >= Least * sum);
        var left = kept.Sum(meaning => meaning.P);
        kept.Sort((a, b) => b.P.CompareTo(a.P));
        for (var i = 0; i < kept.Count; i++) kept[i] = kept[i] with { P = kept[i].P / left };
        return kept;
    }
}
