namespace Waypost.Text;

/// Groups of words that mean the same to a seller: who asks for a withdrawal finds what is written about payouts.
public sealed class Synonyms
{
    /// No group at all.
    public static readonly Synonyms None = new([]);

    private readonly Dictionary<string, List<string[][]>> _byFirstWord = new(StringComparer.Ordinal);

    private Synonyms(List<string[][]> groups)
    {
        Groups = groups.Count;
        foreach (var group in groups)
            foreach (var phrase in group)
            {
                if (!_byFirstWord.TryGetValue(phrase[0], out var list)) _byFirstWord[phrase[0]] = list = [];
                list.Add([phrase, .. group.Where(other => !other.AsSpan().SequenceEqual(phrase))]);
            }
    }

    /// How many groups there are.
    public int Groups { get; }

    /// One group a line, its words or short phrases divided by commas; empty lines and lines that begin with # are passed over.
    public static Synonyms FromLines(IEnumerable<string> lines)
    {
        var groups = new List<string[][]>();
        foreach (var line in lines)
        {
            if (line.TrimStart().StartsWith('#')) continue;
            var phrases = line.Split([',', ';', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(WordsOf).Where(words => words.Length > 0).ToArray();
            if (phrases.Length > 1) groups.Add(phrases);
        }
        return new Synonyms(groups);
    }

    /// Phrases that begin with this word, each with its equivalents behind it.
    internal IReadOnlyList<string[][]> StartingWith(string word) => _byFirstWord.TryGetValue(word, out var list) ? list : [];

    /// The words of a phrase as a query sees them: CJK in pairs, or one character alone.
    private static string[] WordsOf(string phrase) =>
        [.. TextAnalyzer.Tokens(phrase).Where(t => t.IsCjk ? t.IsExtra || t.Length == phrase.Length : !t.IsExtra).Select(t => t.Word)];
}
