namespace Waypost.Text;

/// Makes one segment out of several and leaves behind what was deleted.
internal static class SegmentMerge
{
    public static Segment Merge(IReadOnlyList<SegmentView> views)
    {
        var documents = new List<SearchDocument>();
        var newDoc = new int[views.Count][];
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        var newTerm = new int[views.Count][];
        for (var v = 0; v < views.Count; v++)
        {
            var segment = views[v].Segment;
            newDoc[v] = new int[segment.Count];
            for (var d = 0; d < segment.Count; d++)
            {
                newDoc[v][d] = views[v].IsLive(d) ? documents.Count : -1;
                if (newDoc[v][d] >= 0) documents.Add(segment.Documents[d]);
            }
            newTerm[v] = new int[segment.TermText.Length];
            for (var t = 0; t < newTerm[v].Length; t++)
            {
                newTerm[v][t] = -1;
                if (views[v].Frequency(t) == 0) continue;
                if (!terms.TryGetValue(segment.TermText[t], out newTerm[v][t])) terms[segment.TermText[t]] = newTerm[v][t] = terms.Count;
            }
        }
        var all = documents.ToArray();
        var (profiles, profileOf) = SegmentBuilder.ProfilesOf(all);
        var (fieldStart, tokenStart, tokenLength) = Tokens(views);
        var postings = Postings.Join(views, newDoc, newTerm, terms.Count);
        var text = new string[terms.Count];
        foreach (var (term, number) in terms) text[number] = term;
        return new Segment
        {
            Documents = all, ById = all.Index().ToDictionary(d => d.Item.Id, d => d.Index, StringComparer.Ordinal), Profiles = profiles, ProfileOf = profileOf,
            Ties = [.. all.Select(d => TopHits.TieOf(d.Id))], Boosts = [.. all.Select(d => d.Boost)], MaxBoost = all.Length == 0 ? 1f : all.Max(d => d.Boost), Terms = terms, TermText = text, Words = Words(views, newTerm),
            PostStart = postings.Start, Docs = postings.Docs, Impacts = postings.Impacts, MaxImpact = postings.MaxImpact,
            PositionStart = postings.PositionStart, Positions = postings.Positions,
            FieldStart = fieldStart, TokenStart = tokenStart, TokenLength = tokenLength,
        };
    }

    private static WordTable Words(IReadOnlyList<SegmentView> views, int[][] newTerm)
    {
        var pairs = new HashSet<(string, int)>();
        for (var v = 0; v < views.Count; v++)
        {
            var words = views[v].Segment.Words;
            for (var w = 0; w < words.Words.Length; w++)
                if (newTerm[v][words.TermOf[w]] is var term && term >= 0) pairs.Add((words.Words[w], term));
        }
        return new WordTable([.. pairs]);
    }

    private static (int[], int[], byte[]) Tokens(IReadOnlyList<SegmentView> views)
    {
        var fieldStart = new List<int> { 0 };
        var tokenStart = new List<int>();
        var tokenLength = new List<byte>();
        foreach (var view in views)
        {
            var segment = view.Segment;
            for (var d = 0; d < segment.Count; d++)
            {
                if (!view.IsLive(d)) continue;
                for (var f = 0; f < SearchDocument.Fields; f++)
                {
                    var from = segment.FieldStart[d * SearchDocument.Fields + f];
                    var to = segment.FieldStart[d * SearchDocument.Fields + f + 1];
                    tokenStart.AddRange(segment.TokenStart.AsSpan(from, to - from));
                    tokenLength.AddRange(segment.TokenLength.AsSpan(from, to - from));
                    fieldStart.Add(tokenStart.Count);
                }
            }
        }
        return ([.. fieldStart], [.. tokenStart], [.. tokenLength]);
    }

    private sealed class Postings
    {
        public int[] Start = [], Docs = [], PositionStart = [], Positions = [];
        public float[] Impacts = [], MaxImpact = [];

        public static Postings Join(IReadOnlyList<SegmentView> views, int[][] newDoc, int[][] newTerm, int terms)
        {
            var oldTerm = new int[views.Count][];
            for (var v = 0; v < views.Count; v++)
            {
                oldTerm[v] = new int[terms];
                Array.Fill(oldTerm[v], -1);
                for (var t = 0; t < newTerm[v].Length; t++)
                    if (newTerm[v][t] >= 0) oldTerm[v][newTerm[v][t]] = t;
            }
            var joined = new Postings { Start = new int[terms + 1], MaxImpact = new float[terms] };
            var docs = new List<int>();
            var impacts = new List<float>();
            var positionStart = new List<int> { 0 };
            var positions = new List<int>();
            for (var term = 0; term < terms; term++)
            {
                for (var v = 0; v < views.Count; v++)
                {
                    if (oldTerm[v][term] < 0) continue;
                    var s = views[v].Segment;
                    for (var p = s.PostStart[oldTerm[v][term]]; p < s.PostStart[oldTerm[v][term] + 1]; p++)
                    {
                        var doc = newDoc[v][s.Docs[p]];
                        if (doc < 0) continue;
                        docs.Add(doc);
                        impacts.Add(s.Impacts[p]);
                        joined.MaxImpact[term] = Math.Max(joined.MaxImpact[term], s.Impacts[p]);
                        positions.AddRange(s.Positions.AsSpan(s.PositionStart[p], s.PositionStart[p + 1] - s.PositionStart[p]));
                        positionStart.Add(positions.Count);
                    }
                }
                joined.Start[term + 1] = docs.Count;
            }
            (joined.Docs, joined.Impacts, joined.PositionStart, joined.Positions) = ([.. docs], [.. impacts], [.. positionStart], [.. positions]);
            return joined;
        }
    }
}
