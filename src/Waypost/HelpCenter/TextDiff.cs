namespace Waypost.HelpCenter;

public enum DiffKind { Same, Added, Removed }

public sealed record DiffLine(DiffKind Kind, string Text);

/// What changed between two texts, line by line (longest common subsequence).
public static class TextDiff
{
    private const int MostLines = 1500;

    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        if (old.Length > MostLines || now.Length > MostLines) return [.. old.Select(line => new DiffLine(DiffKind.Removed, line)), .. now.Select(line => new DiffLine(DiffKind.Added, line))];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<DiffLine>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) { lines.Add(new(DiffKind.Same, old[i])); i++; j++; }
            else if (j == now.Length || i < old.Length && common[i + 1, j] >= common[i, j + 1]) lines.Add(new(DiffKind.Removed, old[i++]));
            else lines.Add(new(DiffKind.Added, now[j++]));
        }

        return lines;
    }

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0)];
}
