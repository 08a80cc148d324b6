using System.Collections.Frozen;
using Waypost.Text;

namespace Waypost.Search;

/// Decides whether the first hit answers the question so clearly that its answer is shown on top.
internal static class TopAnswer
{
    private const float Ahead = 1.15f;
    private static readonly char[] Around = [' ', '?', '!', '.', '¿', '？', '。'];

    /// Words that say nothing about the matter.
    private static readonly FrozenSet<string> Empty = new[]
    {
        "what", "where", "when", "which", "does", "with", "from", "have", "this", "that", "your", "they", "will", "would", "could", "should", "about", "into", "there", "mine", "much", "many", "long",
        "need", "want", "help", "please", "como", "donde", "cuando", "para", "tengo", "bagaimana", "kapan", "saya", "yang", "khong", "lam", "sao",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsClear(string query, IReadOnlyList<Text.SearchHit> hits)
    {
        if (IsTitle(query, hits[0].Title)) return true;
        var asked = TellingWords(query);
        if (asked == 0) return false;
        var titled = 0;
        foreach (var part in hits[0].MarkedTitle)
            if (part.IsHit) titled++;
        var isAhead = hits.Count == 1 || hits[0].Score >= hits[1].Score * Ahead;
        return asked == 1 ? titled > 0 && hits.Count > 1 && isAhead : titled >= Math.Max(1, (asked + 1) / 2) || titled > 0 && isAhead;
    }

    /// Whether somebody typed the title, give or take case, accents and the question mark.
    public static bool IsTitle(string query, string title)
    {
        var asked = query.AsSpan().Trim(Around);
        var called = title.AsSpan().Trim(Around);
        return asked.Length == called.Length && string.Equals(TextAnalyzer.Normalise(asked.ToString()), TextAnalyzer.Normalise(called.ToString()), StringComparison.Ordinal);
    }

    /// How many words of the query say what it is about.
    private static int TellingWords(string query)
    {
        var count = 0;
        foreach (var token in TextAnalyzer.Tokens(query.Length > 300 ? query[..300] : query))
            if (!token.IsExtra && (token.IsCjk || token.Word.Length > 3 && !Empty.Contains(token.Word))) count++;
        return count;
    }
}
