using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Waypost.Text;

/// Finds the best documents of a segment, in windows of documents. Words that cannot lift a document over the worst hit kept so far are
/// looked up only for documents that other words have brought in.
internal sealed class Scorer
{
    private const int Window = 1024;

    [ThreadStatic] private static Scorer? t_own;
    public static Scorer Own => t_own ??= new Scorer();

    private struct Cursor
    {
        public int At, End;
        public float Gain;
    }

    private readonly float[] _scores = new float[QueryPlan.MaxWords * Window];
    private readonly int[] _first = new int[QueryPlan.MaxWords + 1];
    private readonly float[] _bound = new float[QueryPlan.MaxWords];
    private readonly int[] _byBound = new int[QueryPlan.MaxWords];
    private readonly bool[] _essential = new bool[QueryPlan.MaxWords];
    private Cursor[] _cursors = new Cursor[64];
    private float[] _factors = new float[16];

    private QueryPlan _plan = null!;
    private SegmentView _view = null!;
    private Segment _segment = null!;
    private TopHits _top = null!;
    private int _words;

    public void Score(QueryPlan plan, int view, SearchFilter filter, TopHits top)
    {
        (_plan, _view, _segment, _top, _words) = (plan, plan.Views[view], plan.Views[view].Segment, top, plan.Words.Count);
        if (!Prepare(view, filter)) return;
        for (var start = 0; start < _segment.Count;)
        {
            if (!ChooseEssential()) break;
            var next = NextDocument();
            if (next == int.MaxValue) break;
            start = next;
            var end = Math.Min(start + Window, _segment.Count);
            Spread(start, end);
            Collect(view, start, end);
            start = end;
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
                _cursors[n++] = new Cursor { At = _segment.PostStart[id], End = _segment.PostStart[id + 1], Gain = term.Gain * Segment.Step };
                _bound[w] = Math.Max(_bound[w], term.Gain * _segment.MaxImpact[id]);
            }
        }
        _first[_words] = n;
        _byBound.AsSpan(0, _words).Sort((a, b) => _bound[a].CompareTo(_bound[b]));
        return n > 0;
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
        var next = int.MaxValue;
        for (var w = 0; w < _words; w++)
            if (_essential[w])
                for (var c = _first[w]; c < _first[w + 1]; c++)
                    if (_cursors[c].At < _cursors[c].End) next = Math.Min(next, _segment.Docs[_cursors[c].At]);
        return next;
    }

    /// Writes the scores of the essential words for the documents of this window.
    private void Spread(int start, int end)
    {
        ref var docs = ref MemoryMarshal.GetArrayDataReference(_segment.Docs);
        ref var impacts = ref MemoryMarshal.GetArrayDataReference(_segment.Impacts);
        for (var w = 0; w < _words; w++)
        {
            if (!_essential[w]) continue;
            ref var scores = ref _scores[w * Window];
            _scores.AsSpan(w * Window, end - start + 7 & ~7).Clear(); // whole steps of eight, as they are added up
            for (var c = _first[w]; c < _first[w + 1]; c++)
            {
                ref var cursor = ref _cursors[c];
                var at = cursor.At;
                var last = cursor.End;
                var gain = cursor.Gain;
                if (c == _first[w]) // cursors never stand before the window
                    for (; at < last && Unsafe.Add(ref docs, at) is var doc && doc < end; at++) Unsafe.Add(ref scores, doc - start) = gain * Unsafe.Add(ref impacts, at);
                else
                    for (; at < last && Unsafe.Add(ref docs, at) is var doc && doc < end; at++)
                    {
                        var score = gain * Unsafe.Add(ref impacts, at);
                        ref var place = ref Unsafe.Add(ref scores, doc - start);
                        if (score > place) place = score;
                    }
                cursor.At = at;
            }
        }
    }

    /// Adds the words up, eight documents at a time, and looks closer at those that could come in.
    private void Collect(int view, int start, int end)
    {
        var optional = 0f;
        var missing = 0;
        for (var w = 0; w < _words; w++)
            if (!_essential[w]) { optional += _bound[w]; missing++; }
        var least = Vector256.Create(Coverage(missing, _words, _plan.Options));
        var each = Vector256.Create(_plan.Options.CoverageShare / _words);
        for (var place = 0; place < end - start; place += 8)
        {
            var sum = Vector256<float>.Zero;
            var coverage = least;
            for (var w = 0; w < _words; w++)
            {
                if (!_essential[w]) continue;
                var scores = Vector256.LoadUnsafe(ref _scores[w * Window + place]);
                sum += scores;
                coverage += Vector256.GreaterThan(scores, Vector256<float>.Zero) & each;
            }
            var most = (sum + Vector256.Create(optional)) * coverage * Vector256.Create(_segment.Documents.MaxBoost * 1.0001f);
            var bits = (Vector256.GreaterThan(most, Vector256.Create(_top.Threshold)) & Vector256.GreaterThan(sum, Vector256<float>.Zero)).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var at = place + BitOperations.TrailingZeroCount(bits);
                var doc = start + at;
                var factor = _factors[_segment.Documents.ProfileOf(doc)] * _segment.Documents.BoostOf(doc);
                if (factor > 0 && _view.IsLive(doc)) Finish(view, doc, at, factor, optional);
            }
        }
    }

    private void Finish(int view, int doc, int place, float factor, float optional)
    {
        var sum = 0f;
        var there = 0;
        var missing = 0;
        for (var w = 0; w < _words; w++)
        {
            if (!_essential[w]) { missing++; continue; }
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
                var score = _essential[w] ? _scores[w * Window + place] : Look(w, doc);
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
        for (var c = _first[word]; c < _first[word + 1]; c++)
        {
            ref var cursor = ref _cursors[c];
            cursor.At = Gallop(_segment.Docs, cursor.At, cursor.End, doc);
            if (cursor.At < cursor.End && _segment.Docs[cursor.At] == doc) best = Math.Max(best, cursor.Gain * _segment.Impacts[cursor.At]);
        }
        return best;
    }

    /// First place from `at` on whose document is not before this one.
    private static int Gallop(int[] docs, int at, int end, int doc)
    {
        var step = 1;
        var low = at;
        while (low + step < end && docs[low + step] < doc) { low += step; step *= 2; }
        var high = Math.Min(end, low + step + 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (docs[middle] < doc) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
