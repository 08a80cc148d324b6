using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Navigator.Issues;

/// The issue types and the trained model in memory; one immutable edition at a time.
public sealed class IssueCatalogue
{
    private volatile Edition? _edition;

    public IReadOnlyList<Issue> Issues => Current.Issues;
    public IssueModel Model => Current.Model;
    public Edition Current => _edition ?? throw new InvalidOperationException("The catalogue is not loaded yet.");

    public Issue? Find(string? id) => id is not null && Current.ById.TryGetValue(id, out var issue) ? issue : null;

    public void Use(Edition edition) => _edition = edition;

    /// What decisions read: nothing in it ever changes.
    public sealed class Edition
    {
        public Edition(IReadOnlyList<Issue> issues, IssueModel model)
        {
            Issues = issues;
            Model = model;
            ById = issues.ToDictionary(issue => issue.Id, StringComparer.Ordinal);
            (_english, _all) = (TongueOf(model.English), TongueOf(model.All));
        }

        private readonly Tongue _english, _all;

        private Tongue TongueOf(TongueModel model) => new(model, model == Model.English,
            [.. model.Types.Labels.Select(label => ById.TryGetValue(label, out var issue) ? issue.Index : -1)], [.. model.Natures.Labels.Select(label => (int)Enum.Parse<Nature>(label))]);

        public IReadOnlyList<Issue> Issues { get; }
        public IssueModel Model { get; }
        public IReadOnlyDictionary<string, Issue> ById { get; }

        /// What reads a text in its language.
        public Tongue For(ReadOnlySpan<char> text) => Model.For(text) == Model.English ? _english : _all;
    }
}

/// A model with what its label numbers mean: the issue's index (-1: gone) and the nature.
public sealed record Tongue(TongueModel Model, bool IsEnglish, int[] TypeOf, int[] NatureOf);

/// Takes the shipped catalogue into the database, then loads the trained model of these phrasings or trains it.
public sealed class StartCatalogue(IDbContextFactory<WaypostDb> contexts, WriteLane lane, Database database, IConfiguration configuration, IssueCatalogue catalogue) : IStartsFirst
{
    // What the training does with the same texts: a change there makes another model.
    private const string Recipe = "3";

    public async Task StartAsync(CancellationToken stop)
    {
        await InstallAsync(CatalogueFiles.Shipped, stop);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var issues = (await db.IssueTypes.AsNoTracking().OrderBy(type => type.Position).ThenBy(type => type.Id).ToListAsync(stop)).Select(Issue.From).ToList();
        var phrasings = await db.Phrasings.AsNoTracking().OrderBy(each => each.TypeId).ThenBy(each => each.Id)
            .Select(each => new Taught(each.TypeId, each.Locale, each.Text)).ToListAsync(stop);

        var shared = configuration["Navigator:Models"]; // a folder that several installations of one machine may share
        var folder = shared ?? Path.Combine(database.DataFolder, "models");
        var path = Path.Combine(folder, HashOf(issues, phrasings) + ".issues");
        if (IssueModel.Load(path) is not { } model)
        {
            model = IssueModel.Train(issues, phrasings, stop);
            Directory.CreateDirectory(folder);
            if (shared is null)
                foreach (var old in Directory.EnumerateFiles(folder, "*.issues")) File.Delete(old);
            model.Save(path);
        }

        catalogue.Use(new IssueCatalogue.Edition(issues, model));
    }

    /// Adds what the shipped edition has and the rows have not; what an admin changed stays.
    private async Task InstallAsync(CatalogueFiles files, CancellationToken stop)
    {
        var hash = files.Hash();
        await using (var db = await contexts.CreateDbContextAsync(stop))
            if (await db.Set<CatalogueEdition>().AsNoTracking().AnyAsync(edition => edition.Hash == hash, stop)) return;

        await lane.WriteAsync(async db =>
        {
            var types = await db.IssueTypes.Select(type => type.Id).ToHashSetAsync(stop);
            var known = await db.Phrasings.Select(phrasing => phrasing.Id).ToHashSetAsync(stop);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(files.Types().Where(type => types.Add(type.Id)));
            db.AddRange(files.Phrasings().Where(phrasing => known.Add(phrasing.Id)));
            var edition = await db.Set<CatalogueEdition>().SingleOrDefaultAsync(stop);
            if (edition is null) db.Add(new CatalogueEdition { Hash = hash });
            else edition.Hash = hash;
            db.ChangeTracker.DetectChanges();
        }, stop);
    }

    private static string HashOf(List<Issue> issues, List<Taught> phrasings)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes(Recipe));
        foreach (var issue in issues) sum.AppendData(Encoding.UTF8.GetBytes($"{issue.Id}\t{issue.Need}\n"));
        foreach (var (type, locale, text) in phrasings) sum.AppendData(Encoding.UTF8.GetBytes($"{type}\t{locale}\t{text}\n"));
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
