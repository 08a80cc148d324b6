using Waypost.Navigator.Issues;
using Waypost.Text;

namespace Waypost.Navigator.Decide;

/// One possible meaning of what was written: this issue, of this nature, with this probability.
public readonly record struct Meaning(Issue Issue, Nature Nature, double P);

/// What the words say: the possible meanings, the likeliest first, and how sure it is that they are a seller's issue at all.
public sealed record Reading(IReadOnlyList<Meaning> Meanings, double Scope)
{
    private const int Most = 32;
    private const double Least = 0.004;
    private const float LeastType = 0.002f;

    /// Reads a text: how likely each issue is, and of what nature, as a log-linear mix of all that speaks for it.
    public static Reading Of(IssueCatalogue.Edition catalogue, string text, DecisionSettings settings)
    {
        var guess = LanguageGuess.Of(text);
        var tongue = catalogue.For(guess);
        Span<float> types = stackalloc float[tongue.TypeOf.Length];
        var scope = tongue.Model.Types.Predict(text, guess, types).Scope;
        Span<double> natures = stackalloc double[Natures.Count];
        WeighNatures(tongue, text, guess, settings, natures);

        // First what the issues say about the nature, then all that speaks for it together, then each issue within its natures.
        Span<double> byType = stackalloc double[Natures.Count];
        byType.Clear();
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] < LeastType || tongue.TypeOf[i] < 0) continue;
            var own = tongue.Model.Pairs.Of(i);
            for (var nature = 0; nature < Natures.Count; nature++) byType[nature] += types[i] * own[nature];
        }

        for (var nature = 0; nature < Natures.Count; nature++) natures[nature] *= Math.Pow(byType[nature], settings.TypeWeight - 1);
        var meanings = new List<Meaning>(48);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] < LeastType || tongue.TypeOf[i] < 0) continue;
            var issue = catalogue.Issues[tongue.TypeOf[i]];
            var own = tongue.Model.Pairs.Of(i);
            for (var nature = 0; nature < Natures.Count; nature++) meanings.Add(new Meaning(issue, (Nature)nature, types[i] * own[nature] * natures[nature]));
        }

        return new Reading(Normal(meanings), scope);
    }

    /// What speaks for each nature whatever the issue is: the second model, and how often such issues come.
    private static void WeighNatures(Tongue tongue, string text, LanguageGuess guess, DecisionSettings settings, Span<double> natures)
    {
        Span<float> model = stackalloc float[Natures.Count];
        tongue.Model.Natures.Predict(text, guess, model, Wording.Shipped.Read(text, stackalloc ushort[Wording.Shipped.Signs]));
        for (var label = 0; label < tongue.NatureOf.Length; label++)
        {
            var nature = tongue.NatureOf[label];
            natures[nature] = settings.NaturePriors[nature] * Math.Pow(Math.Max(model[label], 1e-4f), settings.NatureWeight);
        }
    }

    public double Of(Nature nature)
    {
        var sum = 0.0;
        foreach (var meaning in Meanings) sum += meaning.Nature == nature ? meaning.P : 0;
        return sum;
    }

    public double Of(Func<Issue, bool> which)
    {
        var sum = 0.0;
        foreach (var meaning in Meanings) sum += which(meaning.Issue) ? meaning.P : 0;
        return sum;
    }

    /// The issues by probability.
    public IReadOnlyList<(Issue Issue, double P)> Issues()
    {
        var issues = new List<(Issue Issue, double P)>(Meanings.Count);
        foreach (var meaning in Meanings)
        {
            var known = issues.FindIndex(each => ReferenceEquals(each.Issue, meaning.Issue));
            if (known < 0) issues.Add((meaning.Issue, meaning.P));
            else issues[known] = (meaning.Issue, issues[known].P + meaning.P);
        }

        issues.Sort((a, b) => b.P.CompareTo(a.P));
        return issues;
    }

    /// What remains when each meaning is weighed anew (an answer to a question, a finding in the account).
    public Reading Weigh(Func<Meaning, double> weight) =>
        this with { Meanings = Normal([.. Meanings.Select(meaning => meaning with { P = meaning.P * weight(meaning) })]) };

    private static List<Meaning> Normal(List<Meaning> meanings)
    {
        var sum = 0.0;
        foreach (var meaning in meanings) sum += meaning.P;
        if (sum <= 0) return meanings;
        var kept = meanings.FindAll(meaning => meaning.P >= Least * sum);
        kept.Sort((a, b) => b.P.CompareTo(a.P));
        if (kept.Count > Most) kept.RemoveRange(Most, kept.Count - Most);
        var left = 0.0;
        foreach (var meaning in kept) left += meaning.P;
        for (var i = 0; i < kept.Count; i++) kept[i] = kept[i] with { P = kept[i].P / left };
        return kept;
    }
}
