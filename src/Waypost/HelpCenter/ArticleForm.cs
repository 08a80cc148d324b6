using System.Text;
using System.Text.RegularExpressions;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// An article as an editor types it.
public sealed partial record ArticleForm(
    string? Slug, string? Kind, string? Category, string? Locale, string? Title, string? Summary, string? Answer, string? Keywords, string? Body,
    int? Minutes, int? Featured, string? Related, string? ClientId)
{
    private static readonly string[] Reserved = ["search", "suggest", "contact", "new", "drafts", "c", "pictures"];

    public ArticleKind KindOrFaq => Enum.TryParse<ArticleKind>(Kind, ignoreCase: true, out var kind) ? kind : ArticleKind.Faq;

    public string LocaleOrEnglish => string.IsNullOrWhiteSpace(Locale) ? "en" : Locale;

    /// The slug that was typed, or one made from the title.
    public string SlugOrMade => string.IsNullOrWhiteSpace(Slug) ? MakeSlug(Title ?? "") : Slug.Trim();

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        Limit(nameof(Title), Title, 200, "Please give the article a title.");
        Limit(nameof(Summary), Summary, 600, "Please say in a sentence what it is about.");
        Limit(nameof(Body), Body, 60_000, "Please write the article first.");
        if (Answer?.Length > 1200) problems[nameof(Answer)] = "Please keep the short answer under 1,200 characters.";
        if (Keywords?.Length > 1000) problems[nameof(Keywords)] = "Please keep the keywords under 1,000 characters.";
        if (Related?.Length > 1000) problems[nameof(Related)] = "Please keep the related articles under 1,000 characters.";
        if (KindOrFaq == ArticleKind.Faq && string.IsNullOrWhiteSpace(Answer)) problems[nameof(Answer)] = "An FAQ needs its short answer.";
        if (!string.IsNullOrEmpty(Kind) && !Enum.TryParse<ArticleKind>(Kind, ignoreCase: true, out _)) problems[nameof(Kind)] = "The kind is faq, policy or tutorial.";
        if (string.IsNullOrWhiteSpace(Category)) problems[nameof(Category)] = "Please choose a category.";
        if (!Words.Languages.Contains(LocaleOrEnglish, StringComparer.Ordinal)) problems[nameof(Locale)] = "The language is one of en, es, zh, id, vi.";
        if (Minutes is < 1 or > 600) problems[nameof(Minutes)] = "The minutes are a number from 1 to 600.";
        if (!SlugPattern().IsMatch(SlugOrMade) || Reserved.Contains(SlugOrMade, StringComparer.Ordinal))
            problems[nameof(Slug)] = "The address has small letters, digits and hyphens, up to 80 of them.";
        return problems;

        void Limit(string name, string? value, int most, string missing)
        {
            if (string.IsNullOrWhiteSpace(value)) problems[name] = missing;
            else if (value.Length > most) problems[name] = $"Please keep it under {most:N0} characters.";
        }
    }

    public void ThrowIfWrong()
    {
        foreach (var (field, problem) in Problems()) throw Refusal.BadInput($"{field.ToLowerInvariant()}_wrong", problem);
    }

    private static string MakeSlug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in Text.TextAnalyzer.Normalise(title))
        {
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-' && letter != '\'') slug.Append('-');
        }

        var made = slug.ToString().Trim('-');
        return made.Length > 80 ? made[..80].Trim('-') : made;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}$", RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();
}
