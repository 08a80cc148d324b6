namespace Waypost.Text;

/// Looks closely at a candidate: which term stands for each word, and whether neighbours in the query are neighbours in the text.
internal static class Nearness
{
    private const int Reach = 6;

    /// The best term of each word in a document: its posting (or -1) and its score.
    public static void Match(QueryPlan plan, int view, int doc, Span<int> posting, Span<float> score, Span<int> best)
    {
        var segment = plan.Views[view].Segment;
        for (var w = 0; w < plan.Words.Count; w++)
        {
            (posting[w], score[w], best[w]) = (-1, 0f, -1);
            var terms = plan.Words[w].Terms;
            for (var t = 0; t < terms.Count; t++)
            {
                var id = terms[t].Ids[view];
                if (id < 0 || terms[t].Gain * segment.MaxImpact[id] <= score[w]) continue;
                var at = segment.Find(id, doc);
                if (at < 0 || terms[t].Gain * segment.Impact(at) <= score[w]) continue;
                (posting[w], score[w], best[w]) = (at, terms[t].Gain * segment.Impact(at), t);
            }
        }
    }

    /// What standing together adds to the sum of the words.
    public static float Bonus(QueryPlan plan, int view, ReadOnlySpan<int> posting, ReadOnlySpan<float> score)
    {
        var segment = plan.Views[view].Segment;
        var bonus = 0f;
        for (var w = 0; w + 1 < plan.Words.Count; w++)
        {
            if (posting[w] < 0 || posting[w + 1] < 0 || posting[w] == posting[w + 1]) continue;
            var wanted = plan.Words[w + 1].Place - plan.Words[w].Place;
            var off = Closest(segment.Positions[posting[w]], segment.Positions[posting[w + 1]], wanted);
            if (off <= Reach) bonus += plan.Options.Nearness * Math.Min(score[w], score[w + 1]) / (1 + off);
        }
        return bonus;
    }

    /// How far the best pair of positions is from standing as in the query.
    private static int Closest(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second, int wanted)
    {
        var best = int.MaxValue;
        int i = 0, j = 0;
        while (i < first.Length && j < second.Length)
        {
            var off = second[j] - first[i] - wanted;
            best = Math.Min(best, Math.Abs(off));
            if (off < 0) j++;
            else i++;
        }
        return best;
    }
}
