using System.Text;

namespace Waypost.Text;

/// Cuts the passage out of a document that answers best, and marks what was found.
internal static class Snippets
{
    private const int TitleField = 0, SummaryField = 2, BodyField = 3;

    [ThreadStatic] private static Scratch<char>? t_letters;
    [ThreadStatic] private static Scratch<int>? t_ends;
    [ThreadStatic] private static List<Posting>? t_postings;

    private readonly record struct Found(int Position, int Length, int Word) : IComparable<Found>
    {
        public int CompareTo(Found other) => Position != other.Position ? Position.CompareTo(other.Position) : Word.CompareTo(other.Word);
    }

    /// A term of the query that occurs in the document.
    private readonly record struct Posting(int Number, int Word, int TermLength, bool IsPair);

    /// The words of a field of a document, with its text.
    private readonly ref struct Field
    {
        private readonly ReadOnlySpan<int> _ends;

        public Field(Segment segment, int doc, int number)
        {
            var (from, to) = (segment.FieldStart[doc * SearchDocument.Fields + number], segment.FieldStart[doc * SearchDocument.Fields + number + 1]);
            (Number, Count) = (number, to - from);
            var packed = segment.Documents.Field(doc, number);
            var text = t_letters!.Take(packed.Length);
            Text = text[..Encoding.UTF8.GetChars(packed, text)];
            var ends = t_ends!.Take(Count * 2);
            WordPlace.Read(segment.WordPlaces.Span[from..to], Text, ends);
            _ends = ends;
        }

        public int Number { get; }
        public ReadOnlySpan<char> Text { get; }
        public int Count { get; }

        public int Start(int word) => _ends[2 * word];

        public int End(int word) => _ends[2 * word + 1];

        public int Length(int word) => End(word) - Start(word);

        public int End(Found found) => End(found.Position + found.Length - 1);
    }

    public static SearchHit Show(QueryPlan plan, TopHits.Hit hit, bool withSnippet)
    {
        (t_letters ??= new()).Clear();
        (t_ends ??= new()).Clear();
        var segment = plan.Views[hit.View].Segment;
        var postings = Postings(plan, hit);
        var title = new Field(segment, hit.Doc, TitleField);
        return new SearchHit(segment.Documents.IdOf(hit.Doc), segment.Documents.KindOf(hit.Doc), new string(title.Text), hit.Score,
            Parts(title, 0, title.Text.Length, Find(segment, postings, title)), withSnippet ? Snippet(plan, segment, hit.Doc, postings) : []);
    }

    private static List<TextPart> Snippet(QueryPlan plan, Segment segment, int doc, List<Posting> postings)
    {
        var field = new Field(segment, doc, BodyField);
        var found = Find(segment, postings, field);
        if (found.Count == 0)
        {
            var summary = new Field(segment, doc, SummaryField);
            found = Find(segment, postings, summary);
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

    private static List<Posting> Postings(QueryPlan plan, TopHits.Hit hit)
    {
        var segment = plan.Views[hit.View].Segment;
        var postings = t_postings ??= [];
        postings.Clear();
        for (var w = 0; w < plan.Words.Count; w++)
            foreach (var term in plan.Words[w].Terms)
                if (term.Ids[hit.View] >= 0 && segment.Find(term.Ids[hit.View], hit.Doc) is >= 0 and var posting)
                    postings.Add(new Posting(posting, w, term.Text.Length, term.Text.Length == 2 && Letters.IsCjk(term.Text[0])));
        return postings;
    }

    /// All places of all terms of the query in a field, in order.
    private static List<Found> Find(Segment segment, List<Posting> postings, Field field)
    {
        var found = new List<Found>();
        foreach (var posting in postings)
            foreach (var position in segment.Positions[posting.Number])
                if (position >> Segment.FieldShift == field.Number)
                    found.Add(new Found(Place(position), posting.IsPair ? 2 : Covered(field, Place(position), posting.TermLength), posting.Word));
        found.Sort();
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
            parts.Add(new TextPart(new string(text[start..stop]), true));
            at = stop;
        }
        if (at < to) parts.Add(Plain(text, at, to));
        return parts;
    }

    private static TextPart Plain(ReadOnlySpan<char> text, int from, int to)
    {
        var plain = new string(text[from..to]);
        return new TextPart(plain.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? plain : plain.ReplaceLineEndings(" ").Replace('\t', ' '), false);
    }
}
