using System.Text.RegularExpressions;

namespace Waypost.HelpCenter;

/// The pictures that come with the program's own articles. A text that names one that is not there is shown without it.
public static partial class HelpPictures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content", "demo", "help", "pictures");

    /// The file of a picture, or null when there is none by that name.
    public static string? FileOf(string name)
    {
        if (!NamePattern().IsMatch(name)) return null;
        var file = Path.Combine(Folder, name);
        return File.Exists(file) ? file : null;
    }

    public static string DropMissing(string markdown) =>
        PicturePattern().Replace(markdown, match => FileOf(match.Groups["name"].Value) is null ? "" : match.Value);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,80}\.png$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"!\[[^\]]*\]\(pictures/(?<name>[^)\s]+)[^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex PicturePattern();
}
