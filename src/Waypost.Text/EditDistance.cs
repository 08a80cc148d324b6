namespace Waypost.Text;

/// Slips between two words, in the sense of Damerau and Levenshtein (a letter is not touched twice).
internal static class EditDistance
{
    /// Distance, or limit + 1 when it is larger.
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        while (a.Length > 0 && b.Length > 0 && a[0] == b[0]) { a = a[1..]; b = b[1..]; }
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1]) { a = a[..^1]; b = b[..^1]; }
        if (a.Length > b.Length) { var swap = a; a = b; b = swap; }
        if (b.Length - a.Length > limit) return limit + 1;
        if (a.Length == 0) return b.Length;
        if (b.Length > 256) return limit + 1;

        Span<int> rows = stackalloc int[3 * (b.Length + 1)];
        var before = rows[..(b.Length + 1)];
        var last = rows.Slice(b.Length + 1, b.Length + 1);
        var now = rows.Slice(2 * (b.Length + 1), b.Length + 1);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = Math.Min(d, before[j - 2] + 1);
                now[j] = d;
                if (d < best) best = d;
            }
            if (best > limit) return limit + 1;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return Math.Min(last[b.Length], limit + 1);
    }
}
