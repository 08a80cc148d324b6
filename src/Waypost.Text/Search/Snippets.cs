namespace Waypost.Text;

/// Cuts the passage out of a document that answers best, and marks what was found.
internal static class Snippets
{
    private const int TitleField = 0, SummaryField = 2, BodyField = 3;

    private readonly record struct Found(int Position, int Length, int Word);

    /// The words of a field of a document, with its text.
    private readonly struct Field
    {
        private readonly Segment _segment;
        private readonly int _first;
        private readonly int[]? _starts; // of a text too long for 16 bits

        public Field(QueryPlan plan, TopHits.Hit hit, SearchDocument document, int number)
        {
            (_segment, Number, Text) = (plan.Views[hit.View].Segment, number, document.Field(number));
            _first = _segment.FieldStart[hit.Doc * SearchDocument.Fields + number];
            Count = _segment.FieldStart[hit.Doc * SearchDocument.Fields + number + 1] - _first;
            if (Text.Length <= ushort.MaxValue) return;
            _starts = new int[Count];
            for (int word = 0, turns = 0; word < Count; word++)
            {
                if (word > 0 && _segment.TokenStart[_first + word] < _segment.TokenStart[_first + word - 1]) turns += 1 << 16;
                _starts[word] = turns + _segment.TokenStart[_first + word];
            }
        }

        public int Number { get; }
        public string Text { get; }
        public int Count { get; }

        public int Start(int word) => _starts?[word] ?? _segment.TokenStart[_first + word];

        public int Length(int word) => _segment.TokenLength[_first + word];

        public int End(int word) => Start(word) + Length(word);

        public int End(Found found) => End(found.Position + found.Length - 1);
    }

    public static SearchHit Show(QueryPlan plan, TopHits.Hit hit, bool withSnippet)
    {
        var document = plan.Views[hit.View].Segment.Documents[hit.Doc];
        var title = new Field(plan, hit, document, TitleField);
        return new SearchHit(document, hit.Score, Parts(title, 0, title.Text.Length, Find(plan, hit, title)), withSnippet ? Snippet(plan, hit, document) : []);
    }

    private static List<TextPart> Snippet(QueryPlan plan, TopHits.Hit hit, SearchDocument document)
    {
        var field = new Field(plan, hit, document, BodyField);
        var found = Find(plan, hit, field);
        if (found.Count == 0)
        {
            var summary = new Field(plan, hit, document, SummaryField);
            found = Find(plan, hit, summary);
            if (found.Count > 0 || summary.Text.Length > 0) field = summary;
        }

        var text = field.Text;
        if (text.Length == 0) return [];
        var (from, to) = Passage(plan, field, found);
        var parts = Parts(field, from, to, found);
        if (from > 0) parts.Insert(0, new TextPart("… ", false));
        if (to < text.Length) parts.Add(new TextPart(" …", false));
        return parts;
    }

    /// All places of all terms of the query in a field, in order.
    private static List<Found> Find(QueryPlan plan, TopHits.Hit hit, Field field)
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
                foreach (var position in segment.Positions[posting])
                    if (position >> Segment.FieldShift == field.Number) found.Add(new Found(Place(position), isPair ? 2 : Covered(field, Place(position), term.Text.Length), w));
            }
        found.Sort(static (a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.Word.CompareTo(b.Word));
        return found;
    }

    private static int Place(int position) => position & (1 << Segment.FieldShift) - 1;

    /// How many words a term covers: more than one when it is a hyphenated word written as one.
    private static int Covered(Field field, int word, int termLength)
    {
        var length = field.Length(word);
        var parts = 1;
        while (length + 1 < termLength && word + 1 < field.Count && field.End(word) is var stop && field.Start(word + 1) == stop + 1 && field.Text[stop] is '-' or '‑')
        {
            length += field.Length(++word);
            parts++;
        }
        return parts;
    }

    /// The stretch with the most different words of the query in it, from a little before the first of them; whole words only.
    private static (int From, int To) Passage(QueryPlan plan, Field field, List<Found> found)
    {
        var text = field.Text;
        var room = plan.Options.SnippetLength;
        if (text.Length > 0 && Letters.IsCjk(text[Math.Min(text.Length - 1, 2)])) room /= 2;
        if (text.Length <= room || field.Count == 0) return (0, Math.Min(text.Length, room));

        var best = found.Count == 0 ? 0 : found[BestStart(field, found, room)].Position;
        var from = best;
        while (from > 0 && field.Start(best) - field.Start(from - 1) < room / 4 && !EndsSentence(field, from - 1)) from--;
        var start = from == 0 ? 0 : field.Start(from);
        var last = best;
        while (last + 1 < field.Count && field.End(last + 1) - start <= room) last++;
        var to = last + 1 == field.Count ? text.Length : field.End(last);
        return (start, Math.Min(to, start + room * 2));
    }

    private static int BestStart(Field field, List<Found> found, int room)
    {
        int best = 0, most = -1;
        for (var i = 0; i < found.Count; i++)
        {
            var start = field.Start(found[i].Position);
            ulong words = 0;
            var hits = 0;
            for (var j = i; j < found.Count && field.Start(found[j].Position) - start < room * 3 / 4; j++)
            {
                words |= 1UL << found[j].Word;
                hits++;
            }
            var value = System.Numerics.BitOperations.PopCount(words) * 16 + Math.Min(hits, 15);
            if (value > most) (most, best) = (value, i);
        }
        return best;
    }

    private static bool EndsSentence(Field field, int word) => field.End(word) is var after && after < field.Text.Length && field.Text[after] is '.' or '!' or '?' or ':' or '\n' or '。' or '！' or '？';

    private static List<TextPart> Parts(Field field, int from, int to, List<Found> found)
    {
        var text = field.Text;
        var parts = new List<TextPart>();
        var at = from;
        for (var i = 0; i < found.Count;)
        {
            var start = field.Start(found[i].Position);
            var stop = field.End(found[i]);
            i++;
            // CJK pairs overlap, and two words may be found at one place: they are one hit
            while (i < found.Count && field.Start(found[i].Position) is var next && next <= stop && (next < stop || Letters.IsCjk(text[next]))) stop = Math.Max(stop, field.End(found[i++]));
            if (start < from || stop > to || start < at) continue;
            if (start > at) parts.Add(Plain(text, at, start));
            parts.Add(new TextPart(text[start..stop], true));
            at = stop;
        }
        if (at < to) parts.Add(Plain(text, at, to));
        return parts;
    }

    private static TextPart Plain(string text, int from, int to)
    {
        var plain = text[from..to];
        return new TextPart(plain.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? plain : plain.ReplaceLineEndings(" ").Replace('\t', ' '), false);
    }
}
