namespace Waypost.Text;

/// Reads documents into a segment.
internal sealed class SegmentBuilder
{
    private const int MaxPosition = (1 << Segment.FieldShift) - 1; // words of a field beyond this are not found

    private readonly SearchOptions _options;
    private readonly TermTable _terms = new(256);
    /// The written words of each language, and the term that each is filed under.
    private readonly (TermTable Words, List<int> Terms)[] _wordTerms = [.. Enum.GetValues<Language>().Select(_ => (new TermTable(), new List<int>()))];
    private readonly List<(int Term, int Doc, ushort Position)> _events = [];
    private readonly List<int> _fieldStart = [0];
    private readonly List<byte> _wordPlaces = [];

    private SegmentBuilder(SearchOptions options) => _options = options;

    public static Segment Build(IReadOnlyList<SearchDocument> documents, SearchOptions options) => Reading(documents, options).Finish([.. documents]);

    /// In how many of the documents each of their terms occurs.
    public static (Strings Terms, int[] Documents) Count(IReadOnlyList<SearchDocument> documents, SearchOptions options)
    {
        var builder = Reading(documents, options);
        var (times, last) = (new int[builder._terms.Count], new int[builder._terms.Count]);
        foreach (var (term, doc, _) in builder._events) // document after document
        {
            if (last[term] == doc + 1) continue;
            (times[term], last[term]) = (times[term] + 1, doc + 1);
        }
        return (builder._terms, times);
    }

    private static SegmentBuilder Reading(IReadOnlyList<SearchDocument> documents, SearchOptions options)
    {
        var builder = new SegmentBuilder(options);
        builder._events.EnsureCapacity(Math.Min(documents.Sum(d => d.Body.Length + d.Title.Length) / 6, 1 << 20));
        for (var d = 0; d < documents.Count; d++)
            for (var field = 0; field < SearchDocument.Fields; field++)
                builder.Read(d, field, documents[d].Field(field), Stems.LanguageOf(documents[d].Locale));
        return builder;
    }

    private void Read(int doc, int field, string text, Language language)
    {
        Span<char> stem = stackalloc char[Stems.MaxWord];
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferSize]);
        var (words, termOf) = _wordTerms[(int)language];
        var first = _wordPlaces.Count;
        var end = 0;
        while (reader.Next() && reader.Position < MaxPosition)
        {
            if (reader.Position == _wordPlaces.Count - first)
            {
                _wordPlaces.Add(WordPlace.Of(reader.Start - end, reader.Length));
                end = reader.Start + reader.Length;
            }
            int term;
            if (reader.IsCjk) term = _terms.FindOrAdd(reader.Word);
            else
            {
                var word = words.FindOrAdd(reader.Word);
                if (word == termOf.Count) termOf.Add(_terms.FindOrAdd(stem[..Stems.Write(reader.Word, stem, language)]));
                term = termOf[word];
            }

            var position = (ushort)(field << Segment.FieldShift | reader.Position);
            _events.Add((term, doc, position));
            if (reader.HasMarks) _events.Add((_terms.FindOrAdd(reader.Marked), doc, position));
        }
        _fieldStart.Add(_wordPlaces.Count);
    }

    private Segment Finish(SearchDocument[] documents)
    {
        var order = SortByTerm(out var eventStart);
        var chunks = Segment.ChunksOf(documents.Length);
        var postStart = new int[_terms.Count * chunks + 1];
        var postings = new List<uint>();
        var maxImpact = new float[_terms.Count];
        var places = new ushort[order.Length];
        var spans = new List<(int From, int Length)>();
        for (var term = 0; term < _terms.Count; term++)
        {
            for (var at = eventStart[term]; at < eventStart[term + 1];)
            {
                var doc = _events[order[at]].Doc;
                var from = at;
                while (at < eventStart[term + 1] && _events[order[at]].Doc == doc) { places[at] = _events[order[at]].Position; at++; }
                places.AsSpan(from, at - from).Sort();
                postStart[term * chunks + (doc >> Segment.ChunkShift) + 1]++;
                postings.Add(Segment.PostingOf(doc & Segment.Chunk - 1, Impact(doc, places.AsSpan(from, at - from))));
                maxImpact[term] = Math.Max(maxImpact[term], Segment.StepsOf(postings[^1]) * Segment.Step);
                spans.Add((from, at - from));
            }
        }
        for (var start = 1; start < postStart.Length; start++) postStart[start] += postStart[start - 1];
        var positions = new PositionList(spans.Count, spans.Sum(span => Math.Min(span.Length, PositionList.MostOfOne)));
        foreach (var (from, length) in spans) positions.Add(places.AsSpan(from, length));
        _terms.Close();
        return new Segment
        {
            Documents = StoredDocuments.Of(documents), Terms = _terms, Words = WordTable.Of(_wordTerms),
            PostStart = postStart, Postings = postings.ToArray(), MaxImpact = maxImpact, Positions = positions,
            FieldStart = _fieldStart.ToArray(), WordPlaces = _wordPlaces.ToArray(),
        };
    }

    private int[] SortByTerm(out int[] start)
    {
        start = new int[_terms.Count + 1];
        foreach (var e in _events) start[e.Term + 1]++;
        for (var t = 0; t < _terms.Count; t++) start[t + 1] += start[t];
        var next = start[..^1];
        var order = new int[_events.Count];
        for (var i = 0; i < order.Length; i++) order[next[_events[i].Term]++] = i;
        return order;
    }

    private float Impact(int doc, ReadOnlySpan<ushort> positions)
    {
        var sum = 0f;
        for (var i = 0; i < positions.Length;)
        {
            var field = positions[i] >> Segment.FieldShift;
            var times = 0;
            while (i < positions.Length && positions[i] >> Segment.FieldShift == field) { times++; i++; }
            var at = doc * SearchDocument.Fields + field;
            sum += FieldScore(_options.Field(field), times, _fieldStart[at + 1] - _fieldStart[at]);
        }
        return sum / (_options.Saturation + sum);
    }

    internal static float FieldScore(FieldWeight field, int times, int length) =>
        field.Weight * times / (1f - field.LengthShare + field.LengthShare * length / field.UsualLength);
}
