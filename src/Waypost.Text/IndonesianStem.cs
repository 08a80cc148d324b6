namespace Waypost.Text;

/// Indonesian word forms: pencairan, mencairkan, dicairkan -> cair.
internal static class IndonesianStem
{
    public static int Cut(Span<char> word, int n)
    {
        foreach (var particle in (ReadOnlySpan<string>)["nya", "lah", "kah", "pun"])
            if (n >= 6 && word[..n].EndsWith(particle)) { n -= 3; break; }
        if (n >= 6 && (word[..n].EndsWith("ku") || word[..n].EndsWith("mu"))) n -= 2;

        var isNoun = word[..n].StartsWith("pe") || word[..n].StartsWith("ke"); // penarikan = pe + tarik + an
        if (n >= 7 && !isNoun && word[..n].EndsWith("kan")) n -= 3;
        else if (n >= 6 && word[..n].EndsWith("an")) n -= 2;
        else if (n >= 7 && word[n - 1] == 'i') n--;

        n = CutPrefix(word, n);
        return CutPrefix(word, n); // memper-, diper-, keber-
    }

    private static int CutPrefix(Span<char> word, int n)
    {
        if (n < 5) return n;
        var w = word[..n];
        if (w.StartsWith("meng") || w.StartsWith("peng")) return IsVowel(w, 4) || IsIn(w, 4, "gkh") ? Drop(word, n, 4) : n;
        if (w.StartsWith("meny") || w.StartsWith("peny")) return IsVowel(w, 4) ? Drop(word, n, 3, 's') : n;
        if (w.StartsWith("mem") || w.StartsWith("pem")) return IsVowel(w, 3) ? Drop(word, n, 2, 'p') : IsIn(w, 3, "bfp") ? Drop(word, n, 3) : n;
        if (w.StartsWith("men") || w.StartsWith("pen")) return IsVowel(w, 3) ? Drop(word, n, 2, 't') : IsIn(w, 3, "cdjstz") ? Drop(word, n, 3) : n;
        if (w.StartsWith("me") && IsIn(w, 2, "lrwy")) return Drop(word, n, 2);
        if (w.StartsWith("ber") || w.StartsWith("ter") || w.StartsWith("per")) return n >= 6 ? Drop(word, n, 3) : n;
        if (w.StartsWith("di") || w.StartsWith("ke") || w.StartsWith("se")) return n >= 6 ? Drop(word, n, 2) : n;
        return n;
    }

    private static bool IsVowel(ReadOnlySpan<char> w, int at) => at < w.Length && w[at] is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsIn(ReadOnlySpan<char> w, int at, string letters) => at < w.Length && letters.Contains(w[at]);

    private static int Drop(Span<char> word, int n, int count, char? first = null)
    {
        if (n - count < 3) return n;
        word[count..n].CopyTo(word);
        if (first is { } letter) word[0] = letter;
        return n - count;
    }
}
