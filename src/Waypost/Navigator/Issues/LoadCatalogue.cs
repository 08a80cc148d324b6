using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Navigator.Teach;
using Waypost.Storage;

namespace Waypost.Navigator.Issues;

/// Takes the shipped catalogue into the database, then loads the trained model of its phrasings or trains it; again whenever an editor changed something.
public sealed class LoadCatalogue(IDbContextFactory<WaypostDb> contexts, WriteLane lane, ModelFiles models, IssueCatalogue catalogue, Nudges nudges) : KeptInMemory(nudges, Log)
{
    public const string Log = "catalogue";
    private bool _installed;
    private string? _learned; // what the model in force has learned from

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (!_installed) await InstallAsync(CatalogueFiles.Shipped, stop);
        _installed = true; // the files come with the program and stay as they are
        await using var db = await contexts.CreateDbContextAsync(stop);
        var issues = await db.IssuesAsync(stop);
        var phrasings = await db.TaughtAsync(stop);
        var key = ModelFiles.KeyOf(issues, phrasings);
        catalogue.Use(new IssueCatalogue.Edition(issues, key == _learned ? catalogue.Model : models.LoadOrTrain(key, issues, phrasings, stop)));
        _learned = key;
    }

    /// Adds what the shipped edition has and the rows have not; what an editor changed or took out stays so.
    private async Task InstallAsync(CatalogueFiles files, CancellationToken stop)
    {
        var hash = files.Hash();
        await using (var db = await contexts.CreateDbContextAsync(stop))
            if (await db.Set<CatalogueEdition>().AsNoTracking().AnyAsync(edition => edition.Hash == hash, stop)) return;

        await lane.WriteAsync(async db =>
        {
            var types = await db.IssueTypes.Select(type => type.Id).ToHashSetAsync(stop);
            var known = await db.Phrasings.Select(phrasing => phrasing.Id).ToHashSetAsync(stop);
            var removed = await db.PhrasingChanges.Where(change => change.Kind == ChangeKind.Remove && change.TakenAt != null).ToListAsync(stop);
            known.UnionWith(removed.Select(change => Phrasing.IdOf(change.TypeId, change.Locale, change.Text)));
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(files.Types().Where(type => types.Add(type.Id)));
            db.AddRange(files.Phrasings().Where(phrasing => known.Add(phrasing.Id)));
            var edition = await db.Set<CatalogueEdition>().SingleOrDefaultAsync(stop);
            if (edition is null) db.Add(new CatalogueEdition { Hash = hash });
            else edition.Hash = hash;
            db.ChangeTracker.DetectChanges();
        }, stop);
    }
}
