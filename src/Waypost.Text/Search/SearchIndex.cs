namespace Waypost.Text;

/// Full-text search in memory: as one types, with slips of the fingers forgiven, synonyms, word forms and Chinese; ranked by BM25 over fields.
/// Any number of threads read while one writes: a reader takes one snapshot and never waits.
public sealed partial class SearchIndex(SearchOptions? options = null, Synonyms? synonyms = null)
{
    private const int Candidates = 16, JoinAt = 6, Large = 1 << 15;

    private readonly SearchOptions _options = options ?? new SearchOptions();
    private readonly Lock _writing = new();
    private volatile SegmentView[] _views = [];
    private volatile Synonyms _synonyms = synonyms ?? Synonyms.None;

    /// How many documents it holds.
    public int Count => _views.Sum(v => v.Count);

    internal IReadOnlyList<SegmentView> Segments => _views;

    /// May be changed at any time; the next query uses it.
    public Synonyms Synonyms { get => _synonyms; set => _synonyms = value; }

    public void Put(SearchDocument document) => Apply([document], []);

    public void Put(IEnumerable<SearchDocument> documents) => Apply([.. documents], []);

    public void Remove(string id) => Apply([], [id]);

    /// Puts documents in, or in place of what has their id, and takes others out. Readers see all of it or nothing.
    public void Apply(IReadOnlyCollection<SearchDocument> put, IReadOnlyCollection<string> remove)
    {
        lock (_writing)
        {
            var latest = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
            foreach (var document in put) latest[document.Id] = document;
            var gone = remove.Concat(latest.Keys).ToHashSet(StringComparer.Ordinal);
            var views = new List<SegmentView>();
            foreach (var view in _views)
            {
                var docs = new List<int>();
                foreach (var id in gone)
                    if (view.TryFind(id, out var doc)) docs.Add(doc);
                var rest = docs.Count == 0 ? view : docs.Count == view.Count ? null : view.Without(docs, _options);
                if (rest is not null) views.Add(rest);
            }
            if (latest.Count > 0) views.Add(SegmentView.Of(SegmentBuilder.Build([.. latest.Values], _options)));
            _views = Tidy(views);
        }
        GC.KeepAlive(_file);
    }

    /// Throws everything away and begins with these documents.
    public void Reset(IEnumerable<SearchDocument> documents)
    {
        var latest = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var document in documents) latest[document.Id] = document;
        var segment = SegmentBuilder.Build([.. latest.Values], _options);
        lock (_writing) _views = latest.Count == 0 ? [] : [SegmentView.Of(segment)];
    }

    /// A query pays for each segment, so the smaller ones join the next larger one as soon as they are a sixth of it together; a large one, dear to copy, waits until they are as many.
    /// One that is half empty is packed, and they with it.
    private static SegmentView[] Tidy(List<SegmentView> views)
    {
        views.Sort(static (a, b) => b.Count.CompareTo(a.Count));
        var (first, smaller) = (views.Count, 0);
        for (var v = views.Count - 1; v >= 0; v--)
        {
            var isHalfEmpty = views[v].Segment.Count >= 2 * views[v].Count && views[v].Segment.Count >= 8;
            if (isHalfEmpty || smaller * (views[v].Count < Large ? JoinAt : 1) >= views[v].Count) first = v;
            smaller += views[v].Count;
        }
        return first == views.Count ? [.. views] : [.. views[..first], SegmentView.Of(SegmentMerge.Merge(views[first..]))];
    }

    /// The document with this id, if it is there.
    public SearchDocument? Find(string id)
    {
        foreach (var view in _views)
            if (view.TryFind(id, out var doc))
            {
                var document = view.Segment.Documents[doc];
                GC.KeepAlive(_file);
                return document;
            }
        return null;
    }

    /// The best documents for a query.
    public SearchResult Search(SearchQuery query)
    {
        var plan = QueryPlanner.Plan(query, _views, _options, _synonyms);
        if (plan.Words.TrueForAll(w => w.Terms.Count == 0)) return new SearchResult([], null);

        var top = new TopHits((query.Skip + query.Take + 8) / Candidates * Candidates + Candidates);
        for (var v = 0; v < plan.Views.Length; v++) Scorer.Own.Score(plan, v, query.Filter, top);
        var ranked = Rank(plan, query, top.Best());
        var hits = new List<SearchHit>(query.Take);
        for (var i = query.Skip; i < ranked.Count && hits.Count < query.Take; i++) hits.Add(Snippets.Show(plan, ranked[i], query.Snippets));
        GC.KeepAlive(_file);
        return new SearchResult(hits, plan.Corrected);
    }

    /// A second look at the candidates: nearness, and one document a group.
    private static List<TopHits.Hit> Rank(QueryPlan plan, SearchQuery query, List<TopHits.Hit> candidates)
    {
        for (var i = 0; i < candidates.Count; i++) candidates[i] = candidates[i] with { Score = Weigh(plan, query, candidates[i].View, candidates[i].Doc).Score };
        candidates.Sort();
        HashSet<string>? groups = null;
        candidates.RemoveAll(hit => plan.Views[hit.View].Segment.Documents.GroupOf(hit.Doc) is { } group && !(groups ??= new(StringComparer.Ordinal)).Add(group));
        return candidates;
    }

    private readonly record struct Weight(float Score, float Bonus, float Coverage, float Factor);

    private static Weight Weigh(QueryPlan plan, SearchQuery query, int view, int doc, List<ExplainedWord>? explained = null)
    {
        Span<int> posting = stackalloc int[QueryPlan.MaxWords], best = stackalloc int[QueryPlan.MaxWords];
        Span<float> score = stackalloc float[QueryPlan.MaxWords];
        Nearness.Match(plan, view, doc, posting, score, best);
        var segment = plan.Views[view].Segment;
        var sum = 0f;
        var there = 0;
        for (var w = 0; w < plan.Words.Count; w++)
        {
            sum += score[w];
            if (best[w] < 0) continue;
            there++;
            var term = plan.Words[w].Terms[best[w]];
            explained?.Add(new ExplainedWord(plan.Words[w].Text, term.Text, term.Why, term.Weight, term.Rarity, segment.Impact(posting[w]), score[w]));
        }
        var bonus = Nearness.Bonus(plan, view, posting, score);
        var coverage = Scorer.Coverage(there, Math.Max(1, plan.Words.Count), plan.Options);
        var factor = Scorer.FactorOf(segment.Documents.Profiles[segment.Documents.ProfileOf(doc)], query.Filter, plan);
        return new Weight((sum + bonus) * coverage * factor * segment.Documents.BoostOf(doc), bonus, coverage, factor);
    }

    /// Why a document has its score for a query; null when it is not in the index.
    public SearchExplanation? Explain(SearchQuery query, string id)
    {
        var plan = QueryPlanner.Plan(query, _views, _options, _synonyms);
        for (var v = 0; v < plan.Views.Length; v++)
            if (plan.Views[v].TryFind(id, out var doc))
            {
                var words = new List<ExplainedWord>();
                var weight = Weigh(plan, query, v, doc, words);
                var boost = plan.Views[v].Segment.Documents.BoostOf(doc);
                GC.KeepAlive(_file);
                return new SearchExplanation(weight.Score, words, weight.Bonus, weight.Coverage, boost, weight.Factor, weight.Factor > 0);
            }
        return null;
    }
}
