namespace Waypost.Text;

/// Groups of words that mean the same to a seller: who asks for a withdrawal finds what is written about payouts.
public sealed class Synonyms
{
    /// No group at all.
    public static readonly Synonyms None = new([]);

    private readonly Dictionary<string, List<Entry>> _byFirstStem = new(StringComparer.Ordinal);

    /// A phrase and what it may be replaced by. Locale null: in every language.
    internal sealed record Entry(string? Locale, string[] Stems, IReadOnlyList<string[]> Others);

    private Synonyms(List<(string? Locale, string[][] Phrases)> groups)
    {
        Groups = groups.Count;
        foreach (var (locale, phrases) in groups)
            foreach (var phrase in phrases)
            {
                string[] stems = [.. phrase.Select(word => Text.Stems.Of(word, locale ?? "en"))];
                if (!_byFirstStem.TryGetValue(stems[0], out var list)) _byFirstStem[stems[0]] = list = [];
                list.Add(new Entry(locale, stems, [.. phrases.Where(other => !other.AsSpan().SequenceEqual(phrase))]));
            }
    }

    /// How many groups there are.
    public int Groups { get; }

    /// One group a line, its words or short phrases divided by commas. A line like [es] says for which language the lines below it are; empty
    /// lines and lines that begin with # are passed over.
    public static Synonyms FromLines(IEnumerable<string> lines)
    {
        var groups = new List<(string?, string[][])>();
        string? locale = null;
        foreach (var line in lines.Select(l => l.Trim()))
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                locale = line[1..^1].Trim();
                continue;
            }
            var phrases = line.Split([',', ';', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(WordsOf).Where(words => words.Length > 0).ToArray();
            if (phrases.Length > 1) groups.Add((locale, phrases));
        }
        return new Synonyms(groups);
    }

    /// Phrases that begin with this stem, for a query in this language.
    internal IEnumerable<Entry> StartingWith(string stem, string locale) => _byFirstStem.TryGetValue(stem, out var list)
        ? list.Where(e => e.Locale is null || locale.StartsWith(e.Locale, StringComparison.Ordinal) || e.Locale.StartsWith(locale, StringComparison.Ordinal)) : [];

    /// The words of a phrase as a query sees them: CJK in pairs, or one character alone.
    private static string[] WordsOf(string phrase) =>
        [.. TextAnalyzer.Tokens(phrase).Where(t => t.IsCjk ? t.IsExtra || t.Length == phrase.Length : !t.IsExtra).Select(t => t.Word)];
}
