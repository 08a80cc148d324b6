using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Waypost.Web;

/// What differs from one answer to the next in HTML that is otherwise the same.
public enum Hole
{
    /// The form token of the reader's session.
    Token,

    /// The page's own address, without the query.
    Path,

    /// Title, description and links of the page's head.
    Head,

    /// The page's own part.
    Main,
}

/// Rendered HTML with its holes, as bytes: rendered once, filled for every reader.
public sealed class Stencil
{
    private static readonly Hole[] Holes = Enum.GetValues<Hole>();
    private static readonly string[] Marks = Array.ConvertAll(Holes, _ => "wp" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))); // nobody can write one into a text

    private readonly List<(byte[] Text, Hole? Next)> _pieces = [];

    private Stencil(string html)
    {
        var from = 0;
        while (true)
        {
            var (at, hole) = FirstMark(html, from);
            _pieces.Add((Encoding.UTF8.GetBytes(html[from..at]), hole));
            if (hole is not { } found) return;
            from = at + MarkOf(found).Length;
        }
    }

    /// Stands in the HTML where the hole will be.
    public static string MarkOf(Hole hole) => Marks[(int)hole];

    public static Stencil Cut(string html) => new(html);

    /// A fragment that is sent at once, its holes filled.
    public static string Fill(string html, PageContext context)
    {
        if (html.Contains(MarkOf(Hole.Token), StringComparison.Ordinal)) html = html.Replace(MarkOf(Hole.Token), context.Token, StringComparison.Ordinal);
        return html.Replace(MarkOf(Hole.Path), HtmlEncoder.Default.Encode(context.Path), StringComparison.Ordinal);
    }

    /// `head` and `main` fill the holes of a frame.
    public void Write(IBufferWriter<byte> to, PageContext context, Stencil? head = null, Stencil? main = null)
    {
        foreach (var (text, next) in _pieces)
        {
            to.Write(text);
            if (next is Hole.Token) Encoding.UTF8.GetBytes(context.Token, to);
            else if (next is Hole.Path) Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(context.Path), to);
            else if (next is Hole.Head) head?.Write(to, context);
            else if (next is Hole.Main) main?.Write(to, context);
        }
    }

    private static (int At, Hole? Hole) FirstMark(string html, int from)
    {
        var first = (At: html.Length, Hole: (Hole?)null);
        foreach (var hole in Holes)
        {
            var at = html.IndexOf(MarkOf(hole), from, first.At - from, StringComparison.Ordinal);
            if (at >= 0) first = (at, hole);
        }

        return first;
    }
}
