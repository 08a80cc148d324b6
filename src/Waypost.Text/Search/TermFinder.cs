namespace Waypost.Text;

/// Finds the terms of the index that a query word may mean: the word itself, what it may become, what it may have been meant to be.
internal sealed class TermFinder(SegmentView[] views, SearchOptions options, Language language)
{
    private const int MaxPrefixed = 12, MaxMisspelt = 5;

    private readonly int _documents = views.Sum(v => v.Count);
    private readonly SegmentView[] _mixed = Array.FindAll(views, v => !v.Segment.Documents.AreAllIn(language)); // elsewhere a word is filed under its stem alone

    /// All terms under which this written word, or its stem, is filed.
    public void AddExact(PlanWord word, float weight) => AddWord(word, word.Text, "exact", weight);

    public void AddWord(PlanWord planned, string written, string why, float weight)
    {
        var hash = Slots.Hash(written);
        foreach (var view in _mixed)
        {
            var words = view.Segment.Words;
            for (var w = words.Find(written, hash); w >= 0 && w < words.Words.Count && words.Words[w].SequenceEqual(written); w++)
                AddTerm(planned, view.Segment.Terms[words.TermOf[w]], why, weight);
        }
        Span<char> stem = stackalloc char[Stems.MaxWord];
        AddTerm(planned, stem[..Stems.Write(written, stem, language)], why, weight);
        if (language is not Language.English && planned.Terms.Count == 0) AddTerm(planned, stem[..Stems.Write(written, stem, Language.English)], why, weight);
    }

    public int FrequencyOf(string written)
    {
        Span<char> stem = stackalloc char[Stems.MaxWord];
        return Look(stem[..Stems.Write(written, stem, language)]).Frequency;
    }

    public void AddTerm(PlanWord planned, ReadOnlySpan<char> term, string why, float weight, float mostRare = float.MaxValue)
    {
        foreach (var known in planned.Terms)
            if (known.Weight >= weight && term.SequenceEqual(known.Text)) return;
        if (Look(term) is { Frequency: > 0 } there) AddTerm(planned, new string(term), there, why, weight, mostRare);
    }

    private void AddTerm(PlanWord planned, string term, (int[] Ids, int Frequency) there, string why, float weight, float mostRare)
    {
        var rarity = Math.Min(Rarity(there.Frequency), mostRare);
        planned.Add(new PlanTerm(term, why, weight, rarity, weight * rarity * (options.Saturation + 1f), there.Frequency, there.Ids));
    }

    private (int[] Ids, int Frequency) Look(ReadOnlySpan<char> term)
    {
        var ids = new int[views.Length];
        var frequency = 0;
        var hash = Slots.Hash(term);
        for (var v = 0; v < views.Length; v++)
        {
            ids[v] = views[v].Segment.Terms.Find(term, hash);
            if (ids[v] >= 0) frequency += views[v].Frequency(ids[v]);
        }
        return (ids, frequency);
    }

    private float Rarity(int frequency)
    {
        frequency = Math.Min(frequency, _documents);
        return MathF.Log(1f + (_documents - frequency + 0.5f) / (frequency + 0.5f));
    }

    private readonly record struct Continuation(string Word, string Term, (int[] Ids, int Frequency) There);

    /// What the unfinished last word may become; the commonest continuations, none rarer than all of them together.
    public void AddPrefixed(PlanWord planned, bool isWord)
    {
        var found = new List<Continuation>();
        var hash = Slots.Hash(planned.Text);
        var least = 0; // a word is among the commonest when it occurs oftener than this: in some view, then, oftener than its share of it
        foreach (var view in views.OrderByDescending(view => view.Count))
            if (view.Count > least / views.Length) least = Math.Max(least, CommonestFrom(view, planned.Text, hash, found, least / views.Length));
        if (found.Count == 0) return;
        found.Sort(static (a, b) => a.There.Frequency != b.There.Frequency ? b.There.Frequency.CompareTo(a.There.Frequency) : string.CompareOrdinal(a.Word, b.Word) is not 0 and var order ? order : string.CompareOrdinal(a.Term, b.Term));
        if (found.Count > MaxPrefixed) found.RemoveRange(MaxPrefixed, found.Count - MaxPrefixed);
        var together = Rarity(found.DistinctBy(f => f.Term).Sum(f => f.There.Frequency));
        foreach (var (word, term, there) in found)
            AddTerm(planned, term, there, "beginning", (isWord ? 0.6f : 0.8f) * (0.6f + 0.4f * planned.Text.Length / word.Length), together);
    }

    /// Adds the commonest of one view that occur in more than `least` of its documents, and how often they occur in all. Returns how common the last of them is here, `least` when there are fewer.
    private int CommonestFrom(SegmentView view, string prefix, uint hash, List<Continuation> found, int least)
    {
        Span<int> best = stackalloc int[MaxPrefixed + 1], frequency = stackalloc int[MaxPrefixed + 1];
        var n = 0;
        var words = view.Segment.Words;
        var termOf = words.TermOf.Span;
        var (from, to) = words.StartingWith(prefix, hash);
        for (var w = from; w < to; w++)
        {
            if (view.Segment.Documented(termOf[w]) <= least || view.Frequency(termOf[w]) is var f && f <= least || words.Words.LengthOf(w) == prefix.Length) continue;
            var at = n;
            for (; at > 0 && frequency[at - 1] < f; at--) (best[at], frequency[at]) = (best[at - 1], frequency[at - 1]);
            (best[at], frequency[at]) = (w, f);
            n = Math.Min(n + 1, MaxPrefixed);
            if (n == MaxPrefixed) least = frequency[n - 1];
        }
        var known = found.Count;
        for (var i = 0; i < n; i++)
        {
            ReadOnlySpan<char> word = words.Words[best[i]], term = view.Segment.Terms[words.TermOf[best[i]]];
            var isNew = true;
            for (var k = 0; k < known && isNew; k++) isNew = !word.SequenceEqual(found[k].Word) || !term.SequenceEqual(found[k].Term);
            if (isNew) found.Add(new Continuation(new string(word), new string(term), Look(term)));
        }
        return least;
    }

    /// Words one or two slips away. Returns the likeliest, or null when the word as typed is as good.
    public string? AddMisspelt(PlanWord planned, int exact)
    {
        var limit = planned.Text.Length >= 8 ? 2 : 1;
        if (Stems.HasDigit(planned.Text)) return null;
        var found = new Dictionary<string, (string Term, int Distance, int Frequency)>(StringComparer.Ordinal);
        var near = new List<(int Word, int Distance)>();
        foreach (var view in views)
        {
            near.Clear();
            view.Segment.Words.Near(planned.Text, limit, near);
            foreach (var (w, distance) in near)
            {
                var term = view.Segment.Words.TermOf[w];
                if (distance == 0 || view.Frequency(term) == 0) continue;
                var word = new string(view.Segment.Words.Words[w]);
                found[word] = (new string(view.Segment.Terms[term]), distance, view.Frequency(term) + (found.TryGetValue(word, out var known) ? known.Frequency : 0));
            }
        }
        if (exact > 0) // written so somewhere: only a far commoner word one slip away is offered as well
            foreach (var rare in found.Where(f => f.Value.Distance > 1 || f.Value.Frequency < 20 * exact).Select(f => f.Key).ToList()) found.Remove(rare);
        if (found.Count == 0) return null;
        var best = found.OrderBy(f => f.Value.Distance + (f.Key[0] == planned.Text[0] ? 0 : 1)).ThenByDescending(f => f.Value.Frequency).ThenBy(f => f.Key, StringComparer.Ordinal).Take(MaxMisspelt).ToList();
        foreach (var (_, (term, distance, _)) in best)
            AddTerm(planned, term, "spelling", (exact > 0 ? 0.5f : 0.8f) / distance);
        return best[0].Key;
    }

    /// bankaccount -> bank account: the rarer half stands for the word.
    public void AddHalves(PlanWord planned)
    {
        var word = planned.Text;
        for (var cut = 3; cut <= word.Length - 3; cut++)
        {
            int left = FrequencyOf(word[..cut]), right = FrequencyOf(word[cut..]);
            if (left == 0 || right == 0) continue;
            AddWord(planned, left < right ? word[..cut] : word[cut..], "written apart", 0.7f);
            return;
        }
    }
}
