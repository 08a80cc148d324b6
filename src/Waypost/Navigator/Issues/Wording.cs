using System.Globalization;

namespace Waypost.Navigator.Issues;

/// Turns of phrase that say how a text is put, whatever it is about ("has anyone …", "was removed", "how do I …"), in groups that mean the same in every language.
/// Written down: they hold for words that no phrasing has, and what texts of one language teach about a group holds for all. The second model learns what they are worth.
public sealed class Wording
{
    private const int LongestText = 2000;
    private const int LongestPhrase = 5; // words, the mark of the beginning counted
    private const int LongestUnspaced = 8; // characters
    private const int NoGroup = 1000; // signs from here on are of the text as a whole
    private const int ShortestBeginning = 4; // characters
    // What a phrase begins with stands beside it, without groups: where one is not found, nothing longer is.
    private readonly Dictionary<string, List<int>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _unspaced = new(StringComparer.Ordinal);
    private readonly List<string> _groups = [];

    public static Wording Shipped { get; } = Read(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "content", "catalogue", "wording.txt")));

    public static Wording Read(IEnumerable<string> lines)
    {
        var wording = new Wording { Lines = [.. lines] };
        foreach (var line in wording.Lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            if (line[0] == '[') wording._groups.Add(line[1..^1]);
            else foreach (var phrase in line.Split(", ")) wording.Add(phrase.TrimEnd(','));
        }

        return wording;
    }

    /// As they were read: with other lines the signs mean something else.
    public required IReadOnlyList<string> Lines { get; init; }

    /// The most signs that a text can have.
    public int Signs => _groups.Count + 2;

    /// What the second model learns from besides the words: which groups of turns of phrase the text has, whether it asks, and how long it is. Returns the part of `signs` that was filled.
    public ReadOnlySpan<ushort> Read(ReadOnlySpan<char> text, Span<ushort> signs)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        Span<bool> hit = stackalloc bool[_groups.Count];
        hit.Clear();
        var cjk = CountCjk(text);
        var words = ReadPhrases(text, hit) + cjk / 2; // where no spaces are, two characters make about a word
        if (cjk > 0) ReadUnspaced(text, hit);
        var count = 0;
        for (var group = 0; group < hit.Length; group++)
            if (hit[group]) signs[count++] = (ushort)group;
        signs[count++] = (ushort)(NoGroup + (words < 6 ? 0 : words < 11 ? 1 : words < 21 ? 2 : words < 36 ? 3 : 4));
        if (!text.ContainsAny('?', '？')) signs[count++] = NoGroup + 5;
        return signs[..count];
    }

    private static int CountCjk(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (IsCjk(c)) count++;
        return count;
    }

    private static bool IsCjk(char c) => c is >= '\u3400' and <= '\u9fff';

    /// The turns of phrase that a text has, by group: for the page that shows why.
    public IReadOnlyList<ToldPhrase> Told(string text)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        Span<char> plain = stackalloc char[2 * LongestText + 2];
        Span<int> starts = stackalloc int[LongestText + 1];
        var (length, _) = Flatten(text, plain, starts);
        var flat = $" {plain[..length]} ";
        var squeezed = plain[..Squeeze(text, plain)].ToString();
        var told = _phrases.Where(phrase => flat.Contains($" {phrase.Key} ", StringComparison.Ordinal))
            .Concat(_beginnings.Where(beginning => flat.Contains($" {beginning.Key}", StringComparison.Ordinal)).Select(beginning => KeyValuePair.Create(beginning.Key + "…", beginning.Value)))
            .Concat(_unspaced.Where(phrase => squeezed.Contains(phrase.Key, StringComparison.Ordinal)))
            .SelectMany(phrase => phrase.Value.Select(group => (Phrase: phrase.Key, Group: group)));
        return [.. told.GroupBy(each => each.Group).Select(group => new ToldPhrase((ushort)group.Key, _groups[group.Key], string.Join(", ", group.Select(each => each.Phrase))))];
    }

    /// How many words there are, the mark of the beginning counted.
    private int ReadPhrases(ReadOnlySpan<char> text, Span<bool> hit)
    {
        Span<char> plain = stackalloc char[2 * LongestText + 2];
        Span<int> starts = stackalloc int[LongestText + 1];
        var (length, words) = Flatten(text, plain, starts);
        var phrases = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var first = 0; first < words; first++)
        {
            for (var last = first; last < Math.Min(words, first + LongestPhrase); last++)
            {
                var end = last + 1 < words ? starts[last + 1] - 1 : length;
                if (!phrases.TryGetValue(plain[starts[first]..end], out var groups)) break;
                Mark(groups, hit);
            }

            var word = plain[starts[first]..(first + 1 < words ? starts[first + 1] - 1 : length)];
            for (var some = ShortestBeginning; some <= word.Length; some++)
            {
                if (!beginnings.TryGetValue(word[..some], out var groups)) break;
                Mark(groups, hit);
            }
        }

        return words;
    }

    private void ReadUnspaced(ReadOnlySpan<char> text, Span<bool> hit)
    {
        Span<char> plain = stackalloc char[LongestText + 1];
        plain = plain[..Squeeze(text, plain)];
        var phrases = _unspaced.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < plain.Length; start++)
            for (var length = 1; length <= Math.Min(LongestUnspaced, plain.Length - start); length++)
                if (phrases.TryGetValue(plain.Slice(start, length), out var groups)) Mark(groups, hit);
    }

    /// Lower case without spaces, a number as `#`, `^` in front.
    private static int Squeeze(ReadOnlySpan<char> text, Span<char> plain)
    {
        plain[0] = '^';
        var length = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var goesOn = plain[length - 1] == '#' && (char.IsAsciiDigit(c) || c is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]));
            if (!goesOn && !char.IsWhiteSpace(c)) plain[length++] = char.IsAsciiDigit(c) ? '#' : char.ToLowerInvariant(c);
        }

        return length;
    }

    /// Lower case, one space between words, a number as `#`, signs that matter as words, `^` in front.
    private static (int Length, int Words) Flatten(ReadOnlySpan<char> text, Span<char> plain, Span<int> starts)
    {
        plain[0] = '^';
        starts[0] = 0;
        var (length, words, inWord) = (1, 1, false);
        for (var i = 0; i < text.Length && words < starts.Length - 1; i++)
        {
            var c = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
            var joins = char.IsLetter(c) && !IsCjk(c) || inWord && (c is '\'' or '-' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) && i + 1 < text.Length && char.IsLetter(text[i + 1]) && !IsCjk(text[i + 1]) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
            var isSign = c is '$' or '€' or '£' or '¥' or '￥' or '!' or '#';
            if (char.IsAsciiDigit(c))
            {
                if (i > 0 && (char.IsAsciiDigit(text[i - 1]) || text[i - 1] is '.' or ',' && i > 1 && char.IsAsciiDigit(text[i - 2]))) continue;
                (c, isSign) = ('#', true);
            }

            if (!joins && !isSign)
            {
                inWord = false;
                continue;
            }

            if (isSign || !inWord)
            {
                plain[length++] = ' ';
                starts[words++] = length;
            }

            plain[length++] = c;
            inWord = joins;
        }

        return (length, words);
    }

    private static void Mark(List<int> groups, Span<bool> hit)
    {
        foreach (var group in groups) hit[group] = true;
    }

    private void Add(string phrase)
    {
        var group = _groups.Count - 1;
        if (phrase.EndsWith('*'))
        {
            Add(_beginnings, phrase[..^1], phrase.Length > ShortestBeginning, phrase, group);
            for (var length = ShortestBeginning; length < phrase.Length - 1; length++) _beginnings.TryAdd(phrase[..length], []);
        }
        else if (phrase.Any(IsCjk)) Add(_unspaced, phrase.Replace(" ", "", StringComparison.Ordinal), phrase.Length <= LongestUnspaced, phrase, group);
        else
        {
            // As texts are read, or it would never be found.
            Span<char> plain = stackalloc char[2 * phrase.Length + 2];
            var (length, words) = Flatten(phrase, plain, stackalloc int[phrase.Length + 2]);
            var begins = phrase[0] == '^';
            var key = begins ? plain[..length].ToString() : plain[Math.Min(2, length)..length].ToString();
            for (var end = key.IndexOf(' ', StringComparison.Ordinal); end > 0; end = key.IndexOf(' ', end + 1)) _phrases.TryAdd(key[..end], []);
            Add(_phrases, key, key is not ("" or "#" or "^") && words - (begins ? 0 : 1) <= LongestPhrase, phrase, group);
        }
    }

    private static void Add(Dictionary<string, List<int>> to, string key, bool good, string phrase, int group)
    {
        if (!good) throw new InvalidDataException($"“{phrase}” cannot be found in a text: it is too long, too short or nothing but a number.");
        var groups = to.TryGetValue(key, out var known) ? known : to[key] = [];
        if (!groups.Contains(group)) groups.Add(group);
    }
}

/// The turns of phrase of one group that a text has; `Sign` is the group's number among the signs.
public sealed record ToldPhrase(ushort Sign, string Group, string Phrases);
