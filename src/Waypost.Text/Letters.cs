namespace Waypost.Text;

/// Character rules shared by search and classifier: case, accents, width and scripts, without any culture data.
internal static class Letters
{
    private const string From00C0 =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg" +
        "gggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    private const string From01A0 = "oo.............uu.......";
    private const string From01CD = "aaiioouuuuuuuuuu.aaaaaa..ggkkoooo..j...gg..nnaaaaooaaaaeeeeiiiioooorrrruuuusstt..hh";
    private const string From1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr" +
        "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private static readonly char[] FoldTable = BuildFoldTable();
    private static readonly char[] LowerTable = BuildLowerTable();

    /// Lower case, full-width forms made narrow; accents stay.
    public static char Lower(char c) => c < 0x2000 ? LowerTable[c] : c is >= '！' and <= '～' ? LowerTable[c - 0xFEE0] : char.ToLowerInvariant(c);

    /// A lower-case letter without its accents and tone marks.
    public static char Fold(char lower) => lower < 0x2000 ? FoldTable[lower] : lower;

    /// Scripts written without spaces: each character is a word of its own.
    public static bool IsCjk(char c) =>
        c >= 0x0E00 && (c is >= '一' and <= '鿿' or >= '぀' and <= 'ヿ' or >= '㐀' and <= '䶿' or >= '豈' and <= '﫿' or >= '฀' and <= '๿') && c is not ('・' or '฿');

    /// A combining mark belongs to the letter before it.
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    public static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsMark(c);

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or '＇';

    private static char[] BuildLowerTable()
    {
        var table = new char[0x2000];
        for (var i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant((char)i);
        table['İ'] = 'i';
        return table;
    }

    private static char[] BuildFoldTable()
    {
        var table = new char[0x2000];
        for (var i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant((char)i);
        foreach (var (start, letters) in new[] { (0x00C0, From00C0), (0x01A0, From01A0), (0x01CD, From01CD), (0x1E00, From1E00) })
            for (var i = 0; i < letters.Length; i++)
                if (letters[i] != '.') table[start + i] = letters[i];
        return table;
    }
}
