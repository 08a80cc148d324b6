namespace Waypost.Text;

/// Light stems: word forms that mean the same to a seller fall together, short ways to write a word with the word; nothing cleverer, so that a stem is easy to predict.
/// Words come in lower case and without accents. Vietnamese and Chinese words do not inflect.
public static class Stems
{
    /// Longest word that is stemmed; what is longer is cut.
    public const int MaxWord = 64;

    /// The stem as a string, for tests, tools and explanations.
    public static string Of(string word, string locale = "en")
    {
        Span<char> to = stackalloc char[MaxWord];
        return new string(to[..Write(word, to, LanguageOf(locale))]);
    }

    internal static int Write(ReadOnlySpan<char> word, Span<char> to, Language language)
    {
        word = Spellings.Usual(word.Length > MaxWord ? word[..MaxWord] : word, language);
        word.CopyTo(to);
        if (word.Length <= 3 || !char.IsAsciiLetter(word[0]) || HasDigit(word)) return word.Length;
        return language switch
        {
            Language.English => EnglishStem.Cut(to, word.Length),
            Language.Spanish => SpanishStem.Cut(to, word.Length),
            Language.Indonesian => IndonesianStem.Cut(to, word.Length),
            _ => word.Length,
        };
    }

    internal static bool HasDigit(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsAsciiDigit(c)) return true;
        return false;
    }

    internal static Language LanguageOf(string? locale) => locale is null || locale.Length < 2 ? Language.Other : locale.AsSpan(0, 2) switch
    {
        "en" => Language.English,
        "es" => Language.Spanish,
        "id" => Language.Indonesian,
        "vi" => Language.Vietnamese,
        _ => Language.Other,
    };
}

internal enum Language : byte { Other, English, Spanish, Indonesian, Vietnamese }
