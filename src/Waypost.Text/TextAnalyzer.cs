using System.Buffers;

namespace Waypost.Text;

/// How Waypost reads what people write: words with their places, light stems, accents and tone marks folded, Chinese in pairs of characters.
public static class TextAnalyzer
{
    /// The words of a text in order, the same ones the search index holds.
    public static List<Token> Tokens(string text, string locale = "en")
    {
        var tokens = new List<Token>();
        Span<char> stem = stackalloc char[Stems.MaxWord];
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferSize]);
        var language = Stems.LanguageOf(locale);
        while (reader.Next())
        {
            var word = new string(reader.Word);
            var length = Stems.Write(word, stem, language);
            tokens.Add(new Token(reader.Start, reader.Length, reader.Position, word, new string(stem[..length]), reader.IsExtra, reader.IsCjk));
        }
        return tokens;
    }

    /// Lower case, accents and tone marks gone, full-width characters narrowed, white space in single blanks.
    public static string Normalise(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var n = 0;
        foreach (var c in text)
        {
            if (Letters.IsMark(c)) continue;
            if (char.IsWhiteSpace(c))
            {
                if (n > 0 && buffer[n - 1] != ' ') buffer[n++] = ' ';
            }
            else buffer[n++] = Letters.IsApostrophe(c) ? '\'' : Letters.Fold(Letters.Lower(c));
        }
        if (n > 0 && buffer[n - 1] == ' ') n--;
        var normal = new string(buffer, 0, n);
        ArrayPool<char>.Shared.Return(buffer);
        return normal;
    }

    /// Vietnamese and others as typed on a keyboard without marks: thanh toán -> thanh toan. Case stays.
    public static string WithoutMarks(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            var folded = Letters.Fold(from[i]);
            to[i] = from[i] < 128 ? from[i] : char.IsUpper(from[i]) && folded < 128 ? char.ToUpperInvariant(folded) : folded;
        }
    });

    /// The smallest number of slips (a letter missing, added, changed, or two swapped) between two words, counted up to a limit.
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = 3) => EditDistance.Between(a, b, limit);
}
