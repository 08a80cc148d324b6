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
        var (fieldStart, wordPlaces) = Places(views);
        var postings = Postings.Join(views, newDoc, newTerm, terms.Count, Segment.ChunksOf(documents));
        terms.Close();
        return new Segment
        {
            Documents = StoredDocuments.Join(views), Terms = terms, Words = WordTable.Merge([.. views.Select(v => v.Segment.Words)], newTerm),
            PostStart = postings.Start, Postings = postings.All, MaxImpact = postings.MaxImpact,
            Positions = postings.Positions,
            FieldStart = fieldStart, WordPlaces = wordPlaces,
        };
    }

    private static (int[], byte[]) Places(IReadOnlyList<SegmentView> views)
    {
        var words = views.Sum(view => view.Count == view.Segment.Count ? view.Segment.WordPlaces.Length
            : Enumerable.Range(0, view.Segment.Count).Where(view.IsLive).Sum(d => view.Segment.FieldStart[(d + 1) * SearchDocument.Fields] - view.Segment.FieldStart[d * SearchDocument.Fields]));
        var fieldStart = new int[views.Sum(view => view.Count) * SearchDocument.Fields + 1];
        var places = new byte[words];
        int field = 0, word = 0;
        foreach (var view in views)
        {
            var segment = view.Segment;
            for (var d = 0; d < segment.Count; d++)
            {
                if (!view.IsLive(d)) continue;
                var from = segment.FieldStart[d * SearchDocument.Fields];
                for (var f = 1; f <= SearchDocument.Fields; f++) fieldStart[++field] = word + segment.FieldStart[d * SearchDocument.Fields + f] - from;
                var count = fieldStart[field] - word;
                segment.WordPlaces.Span.Slice(from, count).CopyTo(places.AsSpan(word));
                word += count;
            }
        }
        return (fieldStart, places);
    }

    /// The postings of all views, term by term, of documents that live.
    private sealed class Postings
    {
        private readonly int _chunks;
        private int _count;

        private Postings(int terms, int chunks, int postings, int positions)
        {
            (_chunks, Start, MaxImpact) = (chunks, new int[terms * chunks + 1], new float[terms]);
            (All, Positions) = (new uint[postings], new PositionList(postings, positions));
        }

        public int[] Start { get; }
        public float[] MaxImpact { get; }
        public uint[] All { get; }
        public PositionList Positions { get; }

        public static Postings Join(IReadOnlyList<SegmentView> views, int[][] newDoc, int[][] newTerm, int terms, int chunks)
        {
            var oldTerm = new int[views.Count][];
            var (postings, positions) = (0, 0);
            for (var v = 0; v < views.Count; v++)
            {
                oldTerm[v] = new int[terms];
                Array.Fill(oldTerm[v], -1);
                for (var t = 0; t < newTerm[v].Length; t++)
                    if (newTerm[v][t] >= 0) oldTerm[v][newTerm[v][t]] = t;
                var living = Living(views[v]);
                (postings, positions) = (postings + living.Postings, positions + living.Positions);
            }

            var joined = new Postings(terms, chunks, postings, positions);
            for (var term = 0; term < terms; term++)
                for (var v = 0; v < views.Count; v++)
                    if (oldTerm[v][term] is >= 0 and var old) joined.Add(term, views[v], old, newDoc[v]);
            for (var start = 1; start < joined.Start.Length; start++) joined.Start[start] += joined.Start[start - 1];
            return joined;
        }

        private void Add(int term, SegmentView view, int old, int[] newDoc)
        {
            var segment = view.Segment;
            for (var chunk = 0; chunk < segment.Chunks; chunk++)
            {
                var (from, to) = segment.Range(old, chunk);
                var docs = newDoc.AsSpan(chunk << Segment.ChunkShift);
                if (view.Live is null) AddAll(term, segment, from, to, docs);
                else AddLiving(term, segment, from, to, docs);
            }

            MaxImpact[term] = Math.Max(MaxImpact[term], segment.MaxImpact[old]); // a bound: who had it may be gone
        }

        private void AddAll(int term, Segment segment, int from, int to, ReadOnlySpan<int> newDoc)
        {
            Positions.Add(segment.Positions, from, to);
            foreach (var posting in segment.Postings.Span[from..to]) Add(term, posting, newDoc[Segment.DocOf(posting)]);
        }

        private void AddLiving(int term, Segment segment, int from, int to, ReadOnlySpan<int> newDoc)
        {
            var postings = segment.Postings.Span;
            for (var p = from; p < to; p++)
            {
                var doc = newDoc[Segment.DocOf(postings[p])];
                if (doc < 0) continue;
                Positions.Add(segment.Positions, p, p + 1);
                Add(term, postings[p], doc);
            }
        }

        private void Add(int term, uint posting, int doc)
        {
            All[_count++] = (uint)doc << 16 | (uint)Segment.StepsOf(posting); // the chunk's bits fall off
            Start[term * _chunks + (doc >> Segment.ChunkShift) + 1]++;
        }

        /// How many postings and positions of living documents there are.
        private static (int Postings, int Positions) Living(SegmentView view)
        {
            var segment = view.Segment;
            if (view.Live is null) return (segment.Postings.Length, segment.Positions.Length);
            var (postings, positions) = (0, 0);
            var all = segment.Postings.Span;
            var starts = segment.PostStart.Span;
            for (var range = 0; range < starts.Length - 1; range++)
                for (var p = starts[range]; p < starts[range + 1]; p++)
                {
                    if (!view.IsLive((range % segment.Chunks << Segment.ChunkShift) + Segment.DocOf(all[p]))) continue;
                    postings++;
                    positions += segment.Positions.CountOf(p);
                }

            return (postings, positions);
        }
    }
}
