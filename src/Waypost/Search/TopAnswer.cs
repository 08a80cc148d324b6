using Waypost.Text;

namespace Waypost.Search;

/// Decides whether the first hit answers the question so clearly that its answer is shown on top.
internal static class TopAnswer
{
    private const float Ahead = 1.15f;

    public static bool IsClear(string query, IReadOnlyList<Text.SearchHit> hits)
    {
        var asked = TellingWords(query);
        if (asked == 0) return false;
        var titled = 0;
        foreach (var part in hits[0].Title)
            if (part.IsHit) titled++;
        var isAhead = hits.Count == 1 || hits[0].Score >= hits[1].Score * Ahead;
        return asked == 1 ? titled > 0 && hits.Count > 1 && isAhead : titled >= Math.Max(1, (asked + 1) / 2) || titled > 0 && isAhead;
    }

    /// How many words of the query say what it is about.
    private static int TellingWords(string query)
    {
        var count = 0;
        foreach (var token in TextAnalyzer.Tokens(query.Length > 300 ? query[..300] : query))
            if (!token.IsExtra && (token.IsCjk || token.Word.Length > 3)) count++;
        return count;
    }
}
