namespace Waypost.Tests.House;

/// The repository that these tests were built from.
public static class Sources
{
    public static string Root { get; } = FindRoot();
    public static string Program { get; } = Path.Combine(Root, "src", "Waypost");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Waypost.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Run the tests from within a clone of the repository.");
    }
}
