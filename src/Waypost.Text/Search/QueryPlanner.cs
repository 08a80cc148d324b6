namespace Waypost.Text;

/// Reads a query: which words count, and which terms of the index may be meant by each.
internal sealed class QueryPlanner
{
    private const int MaxText = 500;

    private readonly SearchQuery _query;
    private readonly Synonyms _synonyms;
    private readonly QueryPlan _plan;
    private readonly TermFinder _finder;
    private readonly List<QueryWord> _words = [];
    /// As written, small words too: phrases are looked for here.
    private QueryWord[] _written = [];
    private readonly bool _openEnd;
    private readonly string _text;

    private sealed record QueryWord(string Text, string? Marked, int Start, int Length, int Place, bool IsCjk)
    {
        public string? Joined { get; set; }
        public string? Correction { get; set; }
        public PlanWord? Planned { get; set; }
    }

    private QueryPlanner(SearchQuery query, SegmentView[] views, SearchOptions options, Synonyms synonyms)
    {
        (_query, _synonyms) = (query, synonyms);
        _text = query.Text.Length > MaxText ? query.Text[..MaxText] : query.Text;
        var guess = query.Locale is null ? LanguageGuess.Of(_text) : default;
        _plan = new QueryPlan { Views = views, Options = options, Locale = query.Locale ?? (guess.Confidence > 0.3f ? guess.Locale : "en") };
        _finder = new TermFinder(views, options, Stems.LanguageOf(_plan.Locale));
        _openEnd = query.Prefix && _text.Length > 0 && Letters.IsWord(_text[^1]);
    }

    public static QueryPlan Plan(SearchQuery query, SegmentView[] views, SearchOptions options, Synonyms synonyms)
    {
        var planner = new QueryPlanner(query, views, options, synonyms);
        planner.ReadWords();
        planner.DropStopWords();
        for (var i = 0; i < planner._words.Count; i++) planner.PlanOne(i);
        if (query.Synonyms) planner.AddSynonyms();
        planner.KeepRarest();
        planner.Correct();
        return planner._plan;
    }

    private void ReadWords()
    {
        var reader = new TokenReader(_text, stackalloc char[TokenReader.BufferSize]);
        while (reader.Next())
        {
            var wanted = reader.IsCjk ? reader.IsExtra || reader.IsLone : !reader.IsExtra;
            if (wanted)
                _words.Add(new QueryWord(new string(reader.Word), reader.HasMarks ? new string(reader.Marked) : null, reader.Start, reader.Length, reader.Position, reader.IsCjk));
            else if (!reader.IsCjk)
                foreach (var part in _words)
                    if (part.Start >= reader.Start) part.Joined = new string(reader.Word);
        }
    }

    private void DropStopWords()
    {
        _written = [.. _words];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _words.RemoveAll(w => !seen.Add(w.Text));
        var telling = _words.Where(w => !(w.IsCjk ? StopWords.HasCjk(w.Text) : StopWords.Has(w.Text, _plan.Locale))).ToList();
        if (telling.Count == 0) return;
        _words.Clear();
        _words.AddRange(telling);
    }

    private void PlanOne(int i)
    {
        var word = _words[i];
        var planned = new PlanWord(word.Text, word.Place);
        _plan.Words.Add(planned);
        word.Planned = planned;
        if (word.IsCjk)
        {
            _finder.AddTerm(planned, word.Text, "exact", 1f);
            return;
        }
        if (word.Marked is not null) _finder.AddTerm(planned, word.Marked, "exact", 1f);
        _finder.AddExact(planned, word.Marked is null ? 1f : 0.85f);
        if (word.Joined is not null) _finder.AddWord(planned, word.Joined, "written as one", 0.9f);
        var exact = planned.Terms.Count == 0 ? 0 : planned.Terms.Max(t => t.Frequency);
        if (_openEnd && word.Start + word.Length == _text.Length) _finder.AddPrefixed(planned, exact > 0);
        AddNeighbour(planned, i);
        if (_query.Typos && word.Text.Length >= 4 && (planned.Terms.Count == 0 || exact is > 0 and <= 2))
            word.Correction = _finder.AddMisspelt(planned, exact);
        if (planned.Terms.Count == 0) _finder.AddHalves(planned);
    }

    /// pay out -> payout, charge back -> chargeback.
    private void AddNeighbour(PlanWord planned, int i)
    {
        if (i > 0 && Together(_words[i - 1], _words[i])) _finder.AddWord(planned, _words[i - 1].Text + _words[i].Text, "written as one", 0.9f);
        if (i + 1 < _words.Count && Together(_words[i], _words[i + 1])) _finder.AddWord(planned, _words[i].Text + _words[i + 1].Text, "written as one", 0.9f);
    }

    private static bool Together(QueryWord a, QueryWord b) => !a.IsCjk && !b.IsCjk && a.Place + 1 == b.Place && a.Text.Length + b.Text.Length is >= 5 and <= 24;

    private void AddSynonyms()
    {
        var stems = _written.Select(w => w.IsCjk ? w.Text : Stems.Of(w.Text, _plan.Locale)).ToArray();
        for (var i = 0; i < stems.Length; i++)
            foreach (var entry in _synonyms.StartingWith(stems[i], _plan.Locale))
            {
                if (!stems.AsSpan(i).StartsWith(entry.Stems)) continue;
                foreach (var other in entry.Others)
                    for (var k = i; k < i + entry.Stems.Length; k++)
                        if (_written[k].Planned is { } planned) AddSynonym(planned, other);
            }
    }

    /// Of a phrase the rarest word stands for it, at half the weight.
    private void AddSynonym(PlanWord planned, string[] words)
    {
        var weight = _plan.Options.SynonymWeight / (words.Length > 1 ? 2f : 1f);
        var rarest = words.MinBy(w => _finder.FrequencyOf(w) is var f && f == 0 ? int.MaxValue : f)!;
        _finder.AddWord(planned, rarest, "synonym", weight);
    }

    private void KeepRarest()
    {
        if (_plan.Words.Count <= QueryPlan.MaxWords) return;
        var kept = _plan.Words.OrderByDescending(w => w.Terms.Count == 0 ? 0 : w.Terms.Max(t => t.Gain)).Take(QueryPlan.MaxWords).ToHashSet();
        _plan.Words.RemoveAll(w => !kept.Contains(w));
    }

    private void Correct()
    {
        if (!_words.Exists(w => w.Correction is not null)) return;
        var text = _text;
        foreach (var word in _words.OrderByDescending(w => w.Start))
            if (word.Correction is not null) text = string.Concat(text.AsSpan(0, word.Start), word.Correction, text.AsSpan(word.Start + word.Length));
        _plan.Corrected = text;
    }
}
