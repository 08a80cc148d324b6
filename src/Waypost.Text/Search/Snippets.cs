namespace Waypost.Text;

/// Cuts the passage out of a document that answers best, and marks what was found.
internal static class Snippets
{
    private const int TitleField = 0, SummaryField = 2, BodyField = 3;

    private readonly record struct Found(int Position, int Length, int Word);

    public static SearchHit Show(QueryPlan plan, TopHits.Hit hit, bool withSnippet)
    {
        var document = plan.Views[hit.View].Segment.Documents[hit.Doc];
        var title = Find(plan, hit, TitleField);
        return new SearchHit(document, hit.Score, Parts(plan, hit, TitleField, 0, document.Title.Length, title), withSnippet ? Snippet(plan, hit, document) : []);
    }

    private static List<TextPart> Snippet(QueryPlan plan, TopHits.Hit hit, SearchDocument document)
    {
        var found = Find(plan, hit, BodyField);
        var field = found.Count > 0 ? BodyField : SummaryField;
        if (found.Count == 0) found = Find(plan, hit, SummaryField);
        if (found.Count == 0 && document.Summary.Length == 0) field = BodyField;
        var text = document.Field(field);
        if (text.Length == 0) return [];
        var (from, to) = Passage(plan, hit, field, found, text);
        var parts = Parts(plan, hit, field, from, to, found);
        if (from > 0) parts.Insert(0, new TextPart("… ", false));
        if (to < text.Length) parts.Add(new TextPart(" …", false));
        return parts;
    }

    /// All places of all terms of the query in a field, in order.
    private static List<Found> Find(QueryPlan plan, TopHits.Hit hit, int field)
    {
        var segment = plan.Views[hit.View].Segment;
        var found = new List<Found>();
        for (var w = 0; w < plan.Words.Count; w++)
            foreach (var term in plan.Words[w].Terms)
            {
                if (term.Ids[hit.View] < 0) continue;
                var posting = segment.Find(term.Ids[hit.View], hit.Doc);
                if (posting < 0) continue;
                var isPair = term.Text.Length == 2 && Letters.IsCjk(term.Text[0]);
                for (var p = segment.PositionStart[posting]; p < segment.PositionStart[posting + 1]; p++)
                    if (segment.Positions[p] >> Segment.FieldShift == field) found.Add(new Found(Place(segment.Positions[p]), isPair ? 2 : Parts(segment, hit.Doc, field, Place(segment.Positions[p]), term.Text.Length), w));
            }
        found.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Word.CompareTo(b.Word));
        return found;
    }

    private static int Place(int position) => position & (1 << Segment.FieldShift) - 1;

    /// How many words a term covers: more than one when it is a hyphenated word written as one.
    private static int Parts(Segment segment, int doc, int field, int place, int termLength)
    {
        var text = segment.Documents[doc].Field(field);
        var first = segment.FieldStart[doc * SearchDocument.Fields + field];
        var end = segment.FieldStart[doc * SearchDocument.Fields + field + 1];
        var token = first + place;
        var length = (int)segment.TokenLength[token];
        var parts = 1;
        while (length + 1 < termLength && token + 1 < end && segment.TokenStart[token] + segment.TokenLength[token] is var stop && segment.TokenStart[token + 1] == stop + 1 && text[stop] is '-' or '‑')
        {
            length += segment.TokenLength[++token];
            parts++;
        }
        return parts;
    }

    /// The stretch with the most different words of the query in it, from a little before the first of them; whole words only.
    private static (int From, int To) Passage(QueryPlan plan, TopHits.Hit hit, int field, List<Found> found, string text)
    {
        var segment = plan.Views[hit.View].Segment;
        var first = segment.FieldStart[hit.Doc * SearchDocument.Fields + field];
        var end = segment.FieldStart[hit.Doc * SearchDocument.Fields + field + 1];
        var room = plan.Options.SnippetLength;
        if (text.Length > 0 && Letters.IsCjk(text[Math.Min(text.Length - 1, 2)])) room /= 2;
        if (text.Length <= room || first == end) return (0, Math.Min(text.Length, room));

        var best = found.Count == 0 ? 0 : found[BestStart(segment, first, found, room)].Position;
        var from = best;
        while (from > 0 && segment.TokenStart[first + best] - segment.TokenStart[first + from - 1] < room / 4 && !EndsSentence(text, segment, first + from - 1)) from--;
        var start = from == 0 ? 0 : segment.TokenStart[first + from];
        var last = first + best;
        while (last + 1 < end && segment.TokenStart[last + 1] + segment.TokenLength[last + 1] - start <= room) last++;
        var to = last + 1 == end ? text.Length : segment.TokenStart[last] + segment.TokenLength[last];
        return (start, Math.Min(to, start + room * 2));
    }

    private static int BestStart(Segment segment, int first, List<Found> found, int room)
    {
        int best = 0, most = -1;
        for (var i = 0; i < found.Count; i++)
        {
            var start = segment.TokenStart[first + found[i].Position];
            ulong words = 0;
            var hits = 0;
            for (var j = i; j < found.Count && segment.TokenStart[first + found[j].Position] - start < room * 3 / 4; j++)
            {
                words |= 1UL << found[j].Word;
                hits++;
            }
            var value = System.Numerics.BitOperations.PopCount(words) * 16 + Math.Min(hits, 15);
            if (value > most) (most, best) = (value, i);
        }
        return best;
    }

    private static bool EndsSentence(string text, Segment segment, int token)
    {
        var after = segment.TokenStart[token] + segment.TokenLength[token];
        return after < text.Length && text[after] is '.' or '!' or '?' or ':' or '\n' or '。' or '！' or '？';
    }

    private static List<TextPart> Parts(QueryPlan plan, TopHits.Hit hit, int field, int from, int to, List<Found> found)
    {
        var segment = plan.Views[hit.View].Segment;
        var text = segment.Documents[hit.Doc].Field(field);
        var first = segment.FieldStart[hit.Doc * SearchDocument.Fields + field];
        var parts = new List<TextPart>();
        var at = from;
        for (var i = 0; i < found.Count;)
        {
            var start = segment.TokenStart[first + found[i].Position];
            var stop = EndOf(segment, first, found[i]);
            i++;
            // CJK pairs overlap, and two words may be found at one place: they are one hit
            while (i < found.Count && segment.TokenStart[first + found[i].Position] is var next && next <= stop && (next < stop || Letters.IsCjk(text[next]))) stop = Math.Max(stop, EndOf(segment, first, found[i++]));
            if (start < from || stop > to || start < at) continue;
            if (start > at) parts.Add(Plain(text, at, start));
            parts.Add(new TextPart(text[start..stop], true));
            at = stop;
        }
        if (at < to) parts.Add(Plain(text, at, to));
        return parts;
    }

    private static int EndOf(Segment segment, int first, Found found)
    {
        var token = first + found.Position + found.Length - 1;
        return segment.TokenStart[token] + segment.TokenLength[token];
    }

    private static TextPart Plain(string text, int from, int to)
    {
        var plain = text[from..to];
        return new TextPart(plain.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? plain : plain.ReplaceLineEndings(" ").Replace('\t', ' '), false);
    }
}
