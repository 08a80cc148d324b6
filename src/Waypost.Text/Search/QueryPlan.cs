namespace Waypost.Text;

/// A query made ready: for each word the terms that may stand for it. A document counts the best of them.
internal sealed class QueryPlan
{
    /// More words than this say nothing new; the rarest are kept.
    public const int MaxWords = 24;

    public required SegmentView[] Views;
    public required SearchOptions Options;
    public readonly List<PlanWord> Words = [];
    public string? Corrected;
    public string Locale = "en";
}

/// A word of the query.
internal sealed class PlanWord(string text, int place)
{
    public readonly string Text = text;
    /// Its place in the query, stop words counted: neighbours there should be neighbours in the document.
    public readonly int Place = place;
    public readonly List<PlanTerm> Terms = [];

    public void Add(PlanTerm term)
    {
        for (var i = 0; i < Terms.Count; i++)
        {
            if (!Terms[i].Text.Equals(term.Text, StringComparison.Ordinal)) continue;
            if (Terms[i].Gain < term.Gain) Terms[i] = term;
            return;
        }
        Terms.Add(term);
    }
}

/// A term that may stand for a query word: how much it counts, how rare it is, and its number in each segment.
internal sealed record PlanTerm(string Text, string Why, float Weight, float Rarity, float Gain, int Frequency, int[] Ids);
