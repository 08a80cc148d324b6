namespace Waypost.Text;

/// Words that say nothing about the subject. A query drops them as long as another word is left.
internal static class StopWords
{
    private const string English =
        "a an the and or but if so of to in on at by for from with as is are was were be been being am do does did doing have has had i me my mine we our us you your he she it its they them their this that these those " +
        "there here what which who whom how when where why can could would should will shall may might must not no nor just only very too also then than im ive id dont cant please hi hello hey thanks thank get got";
    private const string Spanish =
        "el la los las un una unos unas y o u e de del al a en con por para como que cual cuales quien cuando donde porque mi mis tu tus su sus es son esta estan estoy ser fue se me te lo le les nos no si sin mas muy ya pero este " +
        "esta estos estas esto ese esa eso hay he ha han tengo puedo hola gracias";
    private const string Indonesian =
        "yang dan atau di ke dari untuk dengan tidak ini itu saya aku kamu anda kami kita ada adalah akan sudah belum bisa bagaimana gimana kenapa mengapa apa apakah kapan mana siapa juga saja lagi masih karena jika kalau tapi oleh pada " +
        "dalam seperti tolong mohon cara sih dong kok ya halo kak min";
    private const string Vietnamese =
        "va hoac cua la thi ma o cho voi tu den khi nao the sao toi minh ban em anh chi co khong duoc bi da dang se cac nhung mot nay kia do gi vi nhu de lam xin chao";

    private const string ChineseCharacters = "的了吗呢我你他她它们是在有和与吧啊怎么样什";

    private static readonly HashSet<string>[] Lists = [.. new[] { "", English, Spanish, Indonesian, Vietnamese }.Select(l => l.Split(' ').ToHashSet(StringComparer.Ordinal))];

    public static bool Has(ReadOnlySpan<char> word, string? locale)
    {
        var code = locale is { Length: >= 2 } ? locale.AsSpan(0, 2) : default;
        var list = code switch { "es" => 2, "id" => 3, "vi" => 4, "zh" => 0, _ => 1 };
        return Lists[list].GetAlternateLookup<ReadOnlySpan<char>>().Contains(Spellings.Usual(word, Stems.LanguageOf(locale)));
    }

    public static bool HasCjk(ReadOnlySpan<char> characters)
    {
        foreach (var c in characters)
            if (!ChineseCharacters.Contains(c, StringComparison.Ordinal)) return false;
        return true;
    }
}
