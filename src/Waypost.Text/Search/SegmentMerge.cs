namespace Waypost.Text;

/// Makes one segment out of several and leaves behind what was deleted.
internal static class SegmentMerge
{
    public static Segment Merge(IReadOnlyList<SegmentView> views)
    {
        var documents = 0;
        var newDoc = new int[views.Count][];
        var terms = new TermTable(views.Max(v => v.Segment.Terms.Count) * 5 / 4);
        var newTerm = new int[views.Count][];
        for (var v = 0; v < views.Count; v++)
        {
            var segment = views[v].Segment;
            newDoc[v] = new int[segment.Count];
            for (var d = 0; d < segment.Count; d++)
            {
                newDoc[v][d] = views[v].IsLive(d) ? documents++ : -1;
            }
            newTerm[v] = new int[segment.Terms.Count];
            for (var t = 0; t < newTerm[v].Length; t++)
            {
                newTerm[v][t] = views[v].Frequency(t) == 0 ? -1 : terms.FindOrAdd(segment.Terms[t]);
            }
        }
        var (fieldStart, tokenStart, tokenLength) = Tokens(views);
        var postings = Postings.Join(views, newDoc, newTerm, terms.Count);
        terms.Close();
        return new Segment
        {
            Documents = StoredDocuments.Join(views), Terms = terms, Words = WordTable.Merge([.. views.Select(v => v.Segment.Words)], newTerm),
            PostStart = postings.Start, Docs = postings.Docs, Impacts = postings.Impacts, MaxImpact = postings.MaxImpact,
            Positions = postings.Positions,
            FieldStart = fieldStart, TokenStart = tokenStart, TokenLength = tokenLength,
        };
    }

    private static (int[], ushort[], byte[]) Tokens(IReadOnlyList<SegmentView> views)
    {
        var tokens = views.Sum(view => view.Count == view.Segment.Count ? view.Segment.TokenStart.Length
            : Enumerable.Range(0, view.Segment.Count).Where(view.IsLive).Sum(d => view.Segment.FieldStart[(d + 1) * SearchDocument.Fields] - view.Segment.FieldStart[d * SearchDocument.Fields]));
        var fieldStart = new int[views.Sum(view => view.Count) * SearchDocument.Fields + 1];
        var tokenStart = new ushort[tokens];
        var tokenLength = new byte[tokens];
        int field = 0, token = 0;
        foreach (var view in views)
        {
            var segment = view.Segment;
            for (var d = 0; d < segment.Count; d++)
            {
                if (!view.IsLive(d)) continue;
                var from = segment.FieldStart[d * SearchDocument.Fields];
                for (var f = 1; f <= SearchDocument.Fields; f++) fieldStart[++field] = token + segment.FieldStart[d * SearchDocument.Fields + f] - from;
                var count = fieldStart[field] - token;
                segment.TokenStart.AsSpan(from, count).CopyTo(tokenStart.AsSpan(token));
                segment.TokenLength.AsSpan(from, count).CopyTo(tokenLength.AsSpan(token));
                token += count;
            }
        }
        return (fieldStart, tokenStart, tokenLength);
    }

    private sealed class Postings
    {
        public required int[] Start, Docs;
        public required ushort[] Impacts;
        public required float[] MaxImpact;
        public required PositionList Positions;

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
            var (postings, places) = Live(views);
            var joined = new Postings
            {
                Start = new int[terms + 1], MaxImpact = new float[terms], Docs = new int[postings], Impacts = new ushort[postings],
                Positions = new PositionList(postings, places),
            };
            var posting = 0;
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
                        (joined.Docs[posting], joined.Impacts[posting++]) = (doc, s.Impacts[p]);
                        joined.MaxImpact[term] = Math.Max(joined.MaxImpact[term], s.Impact(p));
                        joined.Positions.Add(s.Positions[p]);
                    }
                }
                joined.Start[term + 1] = posting;
            }
            return joined;
        }

        /// How many postings and positions of living documents there are.
        private static (int Postings, int Positions) Live(IReadOnlyList<SegmentView> views)
        {
            int postings = 0, positions = 0;
            foreach (var view in views)
            {
                var s = view.Segment;
                for (var p = 0; p < s.Docs.Length; p++)
                {
                    if (!view.IsLive(s.Docs[p])) continue;
                    postings++;
                    positions += s.Positions.CountOf(p);
                }
            }
            return (postings, positions);
        }
    }
}
