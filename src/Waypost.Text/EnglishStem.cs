namespace Waypost.Text;

/// English word forms: refunds, refunded, refunding -> refund.
internal static class EnglishStem
{
    public static int Cut(Span<char> word, int n)
    {
        var w = word[..n];
        if (w.EndsWith("sses")) n -= 2;
        else if (w.EndsWith("ies") && n > 4) word[(n -= 2) - 1] = 'y';
        else if (w.EndsWith("xes") || w.EndsWith("ches") || w.EndsWith("shes") || w.EndsWith("zes") || w.EndsWith("oes")) n -= 2;
        else if (w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i')) n--;

        w = word[..n];
        if (w.EndsWith("ied") && n > 4) word[(n -= 2) - 1] = 'y';
        else if (w.EndsWith("ing") && n > 5 && HasVowel(word[..(n - 3)])) n -= 3;
        else if (w.EndsWith("ed") && n > 4 && w[^3] != 'e' && HasVowel(word[..(n - 2)])) n -= 2;
        else if (w.EndsWith("ly") && n > 5) n -= 2;

        if (n > 3 && word[n - 1] == word[n - 2] && !IsVowel(word[n - 1])) n--;
        if (n > 3 && word[n - 1] == 'e') n--;
        return n;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem) => stem.IndexOfAny("aeiouy") >= 0;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
