using System.Runtime.InteropServices;

namespace Waypost.Text;

/// Where a word stands, in a byte: three bits for the distance from the word before it, five for its length. What does not fit is zero; then the text is read once more.
internal static class WordPlace
{
    public static byte Of(int gap, int length) => gap < 8 && length is > 0 and < 32 ? (byte)(gap << 5 | length) : (byte)0;

    /// Start and end of each word of a text, one after the other.
    public static void Read(ReadOnlySpan<byte> places, ReadOnlySpan<char> text, Span<int> ends)
    {
        if (places.Contains((byte)0))
        {
            ReadAgain(text, ends);
            return;
        }

        var at = 0;
        var pairs = MemoryMarshal.Cast<int, (int Start, int End)>(ends);
        for (var word = 0; word < places.Length && word < pairs.Length; word++)
        {
            var start = at + (places[word] >> 5);
            at = start + (places[word] & 31);
            pairs[word] = (start, at);
        }
    }

    private static void ReadAgain(ReadOnlySpan<char> text, Span<int> ends)
    {
        var reader = new TokenReader(text, stackalloc char[TokenReader.BufferSize]);
        while (reader.Next() && reader.Position * 2 < ends.Length)
            if (!reader.IsExtra) (ends[2 * reader.Position], ends[2 * reader.Position + 1]) = (reader.Start, reader.Start + reader.Length);
    }
}
