using System.Security.Cryptography;
using System.Text;
using Waypost.Storage;

namespace Waypost.Navigator.Issues;

/// Trained models on disk, each under the hash of what it has learned from.
public sealed class ModelFiles(Database database, IConfiguration configuration, ILogger<ModelFiles> log)
{
    // What the training does with the same texts: a change there makes another model.
    private const string Recipe = "11";

    private readonly string? _shared = configuration["Navigator:Models"]; // a folder that several installations of one machine may share

    private string Folder => _shared ?? Path.Combine(database.DataFolder, "models");

    public static string KeyOf(IReadOnlyList<Issue> issues, IReadOnlyList<Taught> phrasings)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes(Recipe));
        foreach (var line in Wording.Shipped.Lines) sum.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        var taught = phrasings.Select(each => each.TypeId).ToHashSet(StringComparer.Ordinal); // a type that has none yet is none that the model knows
        foreach (var issue in issues.Where(issue => taught.Contains(issue.Id))) sum.AppendData(Encoding.UTF8.GetBytes(issue.Told + "\n"));
        foreach (var (type, locale, text) in phrasings) sum.AppendData(Encoding.UTF8.GetBytes($"{type}\t{locale}\t{text}\n"));
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    public IssueModel LoadOrTrain(string key, IReadOnlyList<Issue> issues, IReadOnlyList<Taught> phrasings, CancellationToken stop)
    {
        if (IssueModel.Load(PathOf(key)) is { } known) return known;
        log.LogInformation("Learning from {Count} texts, once; this takes about a minute.", phrasings.Count);
        var model = IssueModel.Train(issues, phrasings, stop);
        Save(key, model, besides: null);
        return model;
    }

    /// `besides`: the one in force, which stays too. All others go.
    public void Save(string key, IssueModel model, string? besides)
    {
        Directory.CreateDirectory(Folder);
        if (_shared is null)
            foreach (var old in Directory.EnumerateFiles(Folder, "*.issues").Where(old => Path.GetFileNameWithoutExtension(old) != besides)) File.Delete(old);
        model.Save(PathOf(key));
    }

    private string PathOf(string key) => Path.Combine(Folder, key + ".issues");
}
