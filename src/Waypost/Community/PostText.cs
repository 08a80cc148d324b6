namespace Waypost.Community;

/// What a post may hold, for topics and replies alike.
public static class PostText
{
    public const int Longest = 20_000;
    public const int LongestTitle = 200;
    public const int MostTags = 5;
    private const int LongestTag = 30;

    public static string Check(string? text)
    {
        var clean = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";
        if (clean.Length == 0) throw Refusal.BadInput("text_missing", "Please write something first.");
        if (clean.Length > Longest) throw Refusal.BadInput("text_too_long", $"Please keep it under {Longest:N0} characters. This one has {clean.Length:N0}.");
        return clean;
    }

    public static string CheckTitle(string? title)
    {
        var clean = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length == 0) throw Refusal.BadInput("title_missing", "Please give your topic a title: one sentence is enough.");
        if (clean.Length > LongestTitle) throw Refusal.BadInput("title_too_long", $"Please keep the title under {LongestTitle} characters.");
        return clean;
    }

    /// `Late parcels, EU` becomes `late-parcels`, `eu`; at most five, each once.
    public static IReadOnlyList<string> Tags(string? written) =>
        [.. (written ?? "").Split([',', '#', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Tag).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal).Take(MostTags)];

    private static string Tag(string word)
    {
        var parts = word.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tag = string.Concat(string.Join('-', parts).Where(letter => char.IsLetterOrDigit(letter) || letter == '-')).Trim('-');
        return tag.Length > LongestTag ? tag[..LongestTag] : tag;
    }
}
