using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Text;

namespace Waypost.Navigator.Teach;

/// Why a text is decided as it is, word by word: what each part that has a say makes of it, and the sum over the channels.
public sealed record Explanation(Decision Decision, Classification Types, Classification Natures, IReadOnlyList<ToldPhrase> Phrases, bool IsEnglish)
{
    private const int Top = 6;

    /// As a visitor would be answered now.
    public static Explanation Of(string text, Decider decider, IssueCatalogue catalogue)
    {
        var tongue = catalogue.Current.For(LanguageGuess.Of(text));
        return new Explanation(decider.Decide(new Ask(Caller.Nobody, text, DecideFor.LocaleOf(null, text, Caller.Nobody))),
            tongue.Model.Types.Classify(text, Top), tongue.Model.Natures.Classify(text, Issues.Natures.Count, Wording.Shipped.Read(text, stackalloc ushort[Wording.Shipped.Signs])), Wording.Shipped.Told(text), tongue.IsEnglish);
    }

    /// What the second model says of a nature.
    public double Model(Nature nature) => Natures.Labels.Where(label => label.Label == nature.ToString()).Select(label => (double)label.Probability).FirstOrDefault();

    /// How much a turn of phrase spoke for the leading nature, or against it; 0 where none is learned.
    public float Weight(ToldPhrase phrase) => Natures.Signs.Where(sign => sign.Sign == phrase.Sign).Select(sign => sign.Weight).FirstOrDefault();
}
