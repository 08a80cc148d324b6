using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Waypost.Web;

namespace Waypost.Academy;

/// A lesson's Markdown as HTML. The pictures are those that come with the help articles; one that is not there is left out.
public static partial class LessonText
{
    private const string Address = "/help/pictures/";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content", "demo", "help", "pictures");

    public static MarkupString Show(string text) => new(Markdown.ToHtml(Picture().Replace(text, match => File.Exists(Path.Combine(Folder, Path.GetFileName(match.Groups["name"].Value))) ? match.Value : ""), Address));

    [GeneratedRegex(@"!\[[^\]]*\]\(pictures/(?<name>[^)\s]+)[^)]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();
}
