namespace Waypost.Text.Tests;

/// Search as it is defined, with no index: every document is read for every query.
internal sealed class SlowSearch(IEnumerable<SearchDocument> documents)
{
    private readonly SearchOptions _options = new();
    private readonly List<SearchDocument> _documents = [.. documents];

    private sealed record Word(int Place, (string Term, float Weight)[] Terms);

    public List<(string Id, float Score)> Search(SearchQuery query)
    {
        var words = Read(query.Text);
        var candidates = _documents.Where(d => query.Filter.Lets(new SearchProfile(d.Kind, d.Locale, d.Audience)))
            .Select(d => (Document: d, Scores: words.Select(w => w.Terms.Select(t => Score(d, t.Term, t.Weight)).DefaultIfEmpty().MaxBy(s => s.Score)).ToList()))
            .Where(c => c.Scores.Any(s => s.Score > 0)).ToList();
        return [.. candidates.Select(c => (c.Document.Id, Score: Final(c.Document, words, c.Scores))).OrderByDescending(c => c.Score)];
    }

    private static List<Word> Read(string text)
    {
        var tokens = TextAnalyzer.Tokens(text);
        var words = new List<Word>();
        var seen = new HashSet<string>();
        foreach (var token in tokens)
        {
            if (token.IsCjk && !token.IsExtra || !seen.Add(token.Word)) continue;
            var written = text.Substring(token.Start, token.Length).ToLowerInvariant();
            words.Add(new Word(token.Position, written == token.Word ? [(token.Stem, 1f)] : [(written, 1f), (token.Stem, 0.85f)]));
        }
        return words;
    }

    private (float Score, int[] Positions) Score(SearchDocument document, string term, float weight)
    {
        var holding = _documents.Count(d => Positions(d, term).Length > 0);
        var rarity = MathF.Log(1f + (_documents.Count - holding + 0.5f) / (holding + 0.5f));
        var positions = Positions(document, term);
        var sum = 0f;
        for (var field = 0; field < 4; field++)
        {
            var times = positions.Count(p => p / 1_000_000 == field);
            var length = Tokens(document, field).Count(t => !t.IsExtra);
            var f = _options.Field(field);
            if (times > 0) sum += f.Weight * times / (1f - f.LengthShare + f.LengthShare * length / f.UsualLength);
        }
        return (weight * rarity * (_options.Saturation + 1f) * (sum / (_options.Saturation + sum)), positions);
    }

    private float Final(SearchDocument document, List<Word> words, List<(float Score, int[] Positions)> scores)
    {
        var bonus = 0f;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (scores[i].Score <= 0 || scores[i + 1].Score <= 0 || scores[i].Positions.SequenceEqual(scores[i + 1].Positions)) continue;
            var wanted = words[i + 1].Place - words[i].Place;
            var off = (from a in scores[i].Positions from b in scores[i + 1].Positions where a / 1_000_000 == b / 1_000_000 select Math.Abs(b - a - wanted)).DefaultIfEmpty(99).Min();
            if (off <= 6) bonus += _options.Nearness * Math.Min(scores[i].Score, scores[i + 1].Score) / (1 + off);
        }
        var coverage = 1f - _options.CoverageShare + _options.CoverageShare * scores.Count(s => s.Score > 0) / words.Count;
        return (scores.Sum(s => s.Score) + bonus) * coverage * document.Boost;
    }

    private static int[] Positions(SearchDocument document, string term) =>
        [.. Enumerable.Range(0, 4).SelectMany(f => Tokens(document, f).Where(t => t.Stem == term || document.Field(f).Substring(t.Start, t.Length) == term).Select(t => f * 1_000_000 + t.Position).Distinct())];

    private static List<Token> Tokens(SearchDocument document, int field) => TextAnalyzer.Tokens(document.Field(field));
}
