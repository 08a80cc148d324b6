using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Waypost.Text;

/// Finds the best documents of a segment, in windows of documents. Words that cannot lift a document over the worst hit kept so far are not essential:
/// they are looked up only for documents that other words have brought in, or read through where those are many.
internal sealed class Scorer
{
    private const int Window = 1024, LooksLikeReading = 16; // looking one document up takes as long as reading so many

    [ThreadStatic] private static Scorer? t_own;
    public static Scorer Own => t_own ??= new Scorer();

    private readonly float[] _scores = new float[QueryPlan.MaxWords * Window];
    private readonly int[] _first = new int[QueryPlan.MaxWords + 1];
    private readonly float[] _bound = new float[QueryPlan.MaxWords];
    private readonly int[] _byBound = new int[QueryPlan.MaxWords];
    private readonly bool[] _essential = new bool[QueryPlan.MaxWords], _spread = new bool[QueryPlan.MaxWords];
    private readonly byte[] _candidates = new byte[Window / 8];
    private readonly float[] _most = new float[Window];
    private PostingCursor[] _cursors = new PostingCursor[64];
    private float[] _factors = new float[16];

    private QueryPlan _plan = null!;
    private SegmentView _view = null!;
    private Segment _segment = null!;
    private TopHits _top = null!;
    private int _words, _chunkStart, _window;

    public void Score(QueryPlan plan, int view, SearchFilter filter, TopHits top)
    {
        (_plan, _view, _segment, _top, _words) = (plan, plan.Views[view], plan.Views[view].Segment, top, plan.Words.Count);
        if (!Prepare(view, filter)) return;
        for (var chunk = 0; chunk < _segment.Chunks && ChooseEssential(); chunk++)
        {
            Enter(chunk);
            while (ChooseEssential() && NextDocument() is var start && start < Segment.Chunk)
            {
                _window = Math.Min(Window, _segment.Count - _chunkStart - start + 7 & ~7); // whole steps of eight, as they are added up
                if (_window <= 0) throw BlockReader.Damage(); // a posting of a document that is not there
                SpreadEssential(start);
                SpreadRest(start, Mark(again: false));
                Collect(view, start);
            }
        }
        (_plan, _view, _segment, _top) = (null!, null!, null!, null!);
    }

    /// The factor of each profile, a cursor for each term, a bound for each word. False when nothing can be found here.
    private bool Prepare(int view, SearchFilter filter)
    {
        if (_factors.Length < _segment.Documents.Profiles.Length) _factors = new float[_segment.Documents.Profiles.Length * 2];
        var any = false;
        for (var p = 0; p < _segment.Documents.Profiles.Length; p++) any |= (_factors[p] = FactorOf(_segment.Documents.Profiles[p], filter, _plan)) > 0;
        if (!any) return false;

        var n = 0;
        for (var w = 0; w < _words; w++)
        {
            _first[w] = n;
            _bound[w] = 0;
            _byBound[w] = w;
            foreach (var term in _plan.Words[w].Terms)
            {
                var id = term.Ids[view];
                if (id < 0) continue;
                if (n == _cursors.Length) Array.Resize(ref _cursors, n * 2);
                _cursors[n++] = new PostingCursor(id, term.Gain * Segment.Step);
                _bound[w] = Math.Max(_bound[w], term.Gain * _segment.MaxImpact[id]);
            }
        }
        _first[_words] = n;
        for (var w = 1; w < _words; w++) // few words: put in their place one by one
            for (var at = w; at > 0 && _bound[_byBound[at - 1]] > _bound[_byBound[at]]; at--) (_byBound[at - 1], _byBound[at]) = (_byBound[at], _byBound[at - 1]);
        return n > 0;
    }

    /// Puts the cursors at the beginning of a chunk; from here on documents are numbered within it.
    private void Enter(int chunk)
    {
        _chunkStart = chunk << Segment.ChunkShift;
        for (var c = 0; c < _first[_words]; c++) _cursors[c].Enter(_segment, chunk);
    }

    public static float FactorOf(SearchProfile profile, SearchFilter filter, QueryPlan plan) =>
        !filter.Lets(profile) ? 0f : profile.Locale.AsSpan().StartsWith(plan.Locale.AsSpan(0, Math.Min(2, plan.Locale.Length))) ? 1f : plan.Options.OtherLocale;

    /// Words whose bounds together stay under the threshold are not essential. False when no word is.
    private bool ChooseEssential()
    {
        var sum = 0f;
        var any = false;
        for (var b = 0; b < _words; b++)
        {
            var w = _byBound[b];
            sum += _bound[w];
            _essential[w] = sum * Coverage(b + 1, _words, _plan.Options) * _segment.Documents.MaxBoost * 1.0001f > _top.Threshold;
            any |= _essential[w];
        }
        return any;
    }

    private int NextDocument()
    {
        var postings = _segment.Postings.Span;
        var next = int.MaxValue;
        for (var w = 0; w < _words; w++)
            if (_essential[w])
                for (var c = _first[w]; c < _first[w + 1]; c++)
                    if (_cursors[c].At < _cursors[c].End) next = Math.Min(next, Segment.DocOf(postings[_cursors[c].At]));
        return next;
    }

    private void SpreadEssential(int start)
    {
        for (var w = 0; w < _words; w++)
            if (_spread[w] = _essential[w]) Spread(w, start);
    }

    /// Reads other words too, the most telling first, where that is cheaper than looking each candidate up; after each of them fewer are left.
    private void SpreadRest(int start, int candidates)
    {
        for (var b = _words - 1; b >= 0 && candidates > 0; b--)
        {
            var w = _byBound[b];
            if (_spread[w] || PostingsHere(w, start) > (long)candidates * (_first[w + 1] - _first[w]) * LooksLikeReading) continue;
            Spread(w, start);
            _spread[w] = true;
            candidates = Mark(again: true);
        }
    }

    /// About how many postings a word has in this window.
    private long PostingsHere(int word, int start)
    {
        var left = 0L;
        for (var c = _first[word]; c < _first[word + 1]; c++) left += _cursors[c].End - _cursors[c].At;
        return left * Window / Math.Max(Window, Math.Min(Segment.Chunk, _segment.Count - _chunkStart) - start);
    }

    /// Writes the scores of a word for the documents of this window.
    private void Spread(int word, int start)
    {
        var all = _segment.Postings.Span;
        ref var postings = ref MemoryMarshal.GetReference(all);
        ref var scores = ref _scores[word * Window];
        _scores.AsSpan(word * Window, _window).Clear();
        for (var c = _first[word]; c < _first[word + 1]; c++)
        {
            ref var cursor = ref _cursors[c];
            cursor.MoveTo(all, start);
            var (at, last, gain, window) = (cursor.At, cursor.End, cursor.Gain, _window);
            if (c == _first[word])
                for (; at < last && Unsafe.Add(ref postings, at) is var posting && Segment.DocOf(posting) - start is var place && (uint)place < (uint)window; at++) Unsafe.Add(ref scores, place) = gain * Segment.StepsOf(posting);
            else
                for (; at < last && Unsafe.Add(ref postings, at) is var posting && Segment.DocOf(posting) - start is var place && (uint)place < (uint)window; at++)
                {
                    var score = gain * Segment.StepsOf(posting);
                    ref var best = ref Unsafe.Add(ref scores, place);
                    if (score > best) best = score;
                }
            cursor.At = at;
        }
    }

    /// The most that the words not spread can add, and how many they are.
    private (float Most, int Words) Missing()
    {
        var (most, words) = (0f, 0);
        for (var w = 0; w < _words; w++)
            if (!_spread[w]) (most, words) = (most + _bound[w], words + 1);
        return (most, words);
    }

    /// Adds the words up, eight documents at a time, and marks those that could come in: of all, or of those that were marked before. How many there are.
    private int Mark(bool again)
    {
        var (optional, missing) = Missing();
        var least = Vector256.Create(Coverage(missing, _words, _plan.Options));
        var each = Vector256.Create(_plan.Options.CoverageShare / _words);
        var threshold = Vector256.Create(_top.Threshold);
        var boost = Vector256.Create(_segment.Documents.MaxBoost * 1.0001f);
        Span<int> spread = stackalloc int[QueryPlan.MaxWords];
        var n = 0;
        for (var w = 0; w < _words; w++)
            if (_spread[w]) spread[n++] = w * Window;
        spread = spread[..n];

        ref var scores = ref MemoryMarshal.GetArrayDataReference(_scores);
        var found = 0;
        for (var place = 0; place < _window; place += 8)
        {
            if (again && _candidates[place / 8] == 0) continue;
            var sum = Vector256<float>.Zero;
            var coverage = least;
            foreach (var of in spread)
            {
                var score = Vector256.LoadUnsafe(ref scores, (nuint)(of + place));
                sum += score;
                coverage += Vector256.GreaterThan(score, Vector256<float>.Zero) & each;
            }
            var most = (sum + Vector256.Create(optional)) * coverage * boost;
            most.StoreUnsafe(ref _most[place]);
            var bits = (Vector256.GreaterThan(most, threshold) & Vector256.GreaterThan(sum, Vector256<float>.Zero)).ExtractMostSignificantBits();
            _candidates[place / 8] = (byte)bits;
            found += BitOperations.PopCount(bits);
        }
        return found;
    }

    /// Looks closer at the documents that are marked, and that what came in meanwhile has not put out.
    private void Collect(int view, int start)
    {
        var (optional, missing) = Missing();
        for (var place = 0; place < _window; place += 8)
        {
            if (_candidates[place / 8] == 0) continue;
            var bits = _candidates[place / 8] & Vector256.GreaterThan(Vector256.LoadUnsafe(ref _most[place]), Vector256.Create(_top.Threshold)).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(bits);
                var doc = _chunkStart + start + at;
                var factor = _factors[_segment.Documents.ProfileOf(doc)] * _segment.Documents.BoostOf(doc);
                if (factor > 0 && _view.IsLive(doc)) Finish(view, doc, at, factor, optional, missing);
            }
        }
    }

    private void Finish(int view, int doc, int place, float factor, float optional, int missing)
    {
        var sum = 0f;
        var there = 0;
        for (var w = 0; w < _words; w++)
        {
            if (!_spread[w]) continue;
            var score = _scores[w * Window + place];
            sum += score;
            if (score > 0) there++;
        }
        if ((sum + optional) * Coverage(there + missing, _words, _plan.Options) * factor * 1.0001f <= _top.Threshold) return;

        if (missing > 0)
        {
            (sum, there) = (0f, 0);
            for (var w = 0; w < _words; w++)
            {
                var score = _spread[w] ? _scores[w * Window + place] : Look(w, doc);
                sum += score;
                if (score > 0) there++;
            }
        }
        var total = sum * Coverage(there, _words, _plan.Options) * factor;
        if (total > _top.Threshold) _top.Offer(total, view, doc, _segment.Documents.TieOf(doc));
    }

    public static float Coverage(int there, int words, SearchOptions options) => 1f - options.CoverageShare + options.CoverageShare * there / words;

    private float Look(int word, int doc)
    {
        var best = 0f;
        var postings = _segment.Postings.Span;
        doc -= _chunkStart;
        for (var c = _first[word]; c < _first[word + 1]; c++)
        {
            ref var cursor = ref _cursors[c];
            cursor.MoveTo(postings, doc);
            if (cursor.At < cursor.End && Segment.DocOf(postings[cursor.At]) == doc) best = Math.Max(best, cursor.Gain * Segment.StepsOf(postings[cursor.At]));
        }
        return best;
    }
}
