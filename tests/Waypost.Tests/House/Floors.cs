using System.Text.RegularExpressions;

namespace Waypost.Tests.House;

/// Who stands above whom, and who uses whom, read from the sources.
public sealed partial class Floors
{
    /// From the ground up. Rooms in one entry are neighbours.
    private static readonly string[][] Stack =
    [
        ["Storage", "Live"], // one step: the lane gives the nudge after the commit, the bus listens through the database
        ["Settings"],
        ["Web"],
        ["Work"],
        ["Audit"],
        ["People", "Files"],
        ["Search", "Notices"],
        ["Accounts"],
        ["Navigator"],
        ["HelpCenter", "Academy", "Announcements", "Community", "Chat"],
        ["Tickets", "ElevatedSupport"],
        ["Desk", "Assistant"],
        ["SellerCenter", "Admin", "Reports", "Doors", "Demo", "Cli"],
    ];

    /// Neighbours that make one thing together: the ground's first step; Files knows whose file it is; the demo is a command.
    private static readonly (string User, string Used)[] Together = [("Storage", "Live"), ("Live", "Storage"), ("Files", "People"), ("Demo", "Cli")];

    private static readonly string[] NoRooms = ["Client", "wwwroot", "bin", "obj", "data", "Properties"];
    private readonly Dictionary<string, HashSet<string>> _types;

    public Floors(string program)
    {
        Files = [.. Directory.EnumerateFiles(program, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (Path: Path.GetRelativePath(program, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !NoRooms.Contains(RoomOf(file.Path)))];
        _types = Files.GroupBy(file => RoomOf(file.Path))
            .ToDictionary(room => room.Key, room => room.SelectMany(file => TypesIn(file.Path, file.Text)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Folders = [.. Directory.GetDirectories(program).Select(folder => Path.GetFileName(folder)).Except(NoRooms)];
    }

    public IReadOnlyList<(string Path, string Text)> Files { get; }
    public IReadOnlyList<string> Folders { get; }

    /// The folder that a file belongs to; empty for the few files beside the rooms.
    public static string RoomOf(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : "";

    public static int? FloorOf(string room) => Array.FindIndex(Stack, step => step.Contains(room)) is >= 0 and var floor ? floor : null;

    /// What a source of this room uses and may not: rooms above, and neighbours but for one of their views by its full name.
    public IReadOnlyList<string> Breaches(string room, string source)
    {
        var text = Comments().Replace(source, "");
        var floor = FloorOf(room);
        return [.. Uses(text)
            .Where(used => used.Room != room && !(FloorOf(used.Room) < floor) && !Together.Contains((room, used.Room)))
            .Where(used => FloorOf(used.Room) != floor || used.Type?.EndsWith("View", StringComparison.Ordinal) != true)
            .Select(used => $"{room} uses {used.Room}{(used.Type is null ? "" : "." + used.Type)}").Distinct()];
    }

    private IEnumerable<(string Room, string? Type)> Uses(string text)
    {
        foreach (Match match in Imports().Matches(text))
            if (FloorOf(match.Groups["room"].Value) is not null)
                yield return (match.Groups["room"].Value, match.Groups["type"] is { Success: true } type ? type.Value : null);

        foreach (Match match in Qualified().Matches(text))
        {
            var (room, type) = (match.Groups["room"].Value, match.Groups["type"].Value);
            if (FloorOf(room) is null) continue;
            if (match.Groups["whole"].Success || (IsType(room, type) && !IsMember(text, room))) yield return (room, type);
        }
    }

    private bool IsType(string room, string name) => _types.TryGetValue(room, out var types) && types.Contains(name);

    /// Whether the source has a member or variable of the room's name, which then is what a dot belongs to.
    private static bool IsMember(string text, string name) => Regex.IsMatch(text, $@"[\w?>\]]\s+{name}\s*(\{{|=|;|,|\))", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> TypesIn(string path, string text) => path.EndsWith(".razor", StringComparison.Ordinal)
        ? [Path.GetFileNameWithoutExtension(path)]
        : Declared().Matches(text).Select(match => match.Groups["type"].Value);

    [GeneratedRegex(@"^\s*//.*$|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@", RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"using\s+(static\s+|\w+\s*=\s*)?Waypost\.(?<room>[A-Z]\w*)(\.(?<type>[A-Z]\w*))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Imports();

    [GeneratedRegex(@"(?<![\w.])(?<whole>Waypost\.)?(?<room>[A-Z]\w*)\.(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+(struct\s+|class\s+)?(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}
