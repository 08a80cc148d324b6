namespace Waypost.Text;

/// Spanish word forms: pago, pagos, pagar, pagado -> pag. Accents are gone before.
internal static class SpanishStem
{
    public static int Cut(Span<char> word, int n)
    {
        n = CutClitic(word, n);
        n = CutPlural(word, n);
        var w = word[..n];
        if (n > 7 && w.EndsWith("mente")) { n -= 5; w = word[..n]; }
        if (n > 6 && w.EndsWith("iendo")) n -= 5;
        else if (n > 6 && w.EndsWith("ieron")) n -= 5;
        else if (n > 5 && (w.EndsWith("ando") || w.EndsWith("aron"))) n -= 4;
        else if (n > 5 && (w.EndsWith("ado") || w.EndsWith("ada") || w.EndsWith("ido") || w.EndsWith("ida") || w.EndsWith("aba"))) n -= 3;
        else if (n > 4 && (w.EndsWith("ar") || w.EndsWith("er") || w.EndsWith("ir"))) n -= 2;
        else if (w[^1] is 'a' or 'e' or 'o') n--;
        return n;
    }

    private static int CutPlural(Span<char> word, int n)
    {
        if (word[n - 1] != 's') return n;
        var w = word[..n];
        if (w.EndsWith("ces")) { word[n - 3] = 'z'; return n - 2; }
        return n > 4 && word[n - 2] == 'e' && word[n - 3] is 'n' or 'r' or 'l' or 'd' or 'j' or 'y' ? n - 2 : n - 1;
    }

    /// cancelarlo, enviarme -> cancelar, enviar.
    private static int CutClitic(Span<char> word, int n)
    {
        if (n < 7) return n;
        var w = word[..n];
        foreach (var ending in (ReadOnlySpan<string>)["los", "las", "les", "nos", "lo", "la", "le", "me", "te", "se"])
            if (w.EndsWith(ending) && n - ending.Length > 4 && word[n - ending.Length - 1] == 'r' && word[n - ending.Length - 2] is 'a' or 'e' or 'i')
                return n - ending.Length;
        return n;
    }
}
