using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Reads the shelf from the database; texts that did not change are taken over from the shelf before, with their HTML.
internal static class ShelfReader
{
    private sealed record Row(Guid Id, string Slug, ArticleKind Kind, string Category, int? Minutes, int? Featured, DateTimeOffset ReviewedAt, DateTimeOffset PublishedAt, string Segments, string Related);

    private sealed record Head(Guid Id, Guid ArticleId, int Number, string Locale, DateTimeOffset EffectiveAt, DateTimeOffset PublishedAt, string? Note)
    {
        public VersionView View => new(Number, EffectiveAt, PublishedAt, Note);
    }

    public static async Task<ShelfContent> ReadAsync(WaypostDb db, ShelfContent before, DateTimeOffset now, CancellationToken stop)
    {
        var categories = await db.HelpCategories.AsNoTracking().OrderBy(category => category.Position).ThenBy(category => category.Id)
            .Select(category => new CategoryView(category.Id, category.Title, category.Summary, category.Position)).ToListAsync(stop);
        var rows = await db.Articles.AsNoTracking().Where(article => article.Status == ArticleStatus.Published)
            .Select(article => new Row(article.Id, article.Slug, article.Kind, article.Category, article.Minutes, article.Featured, article.ReviewedAt, article.PublishedAt!.Value, article.Segments, article.Related))
            .ToListAsync(stop);
        var articles = db.Articles;
        var heads = (await db.ArticleVersions.AsNoTracking()
                .Where(version => articles.Any(article => article.Id == version.ArticleId && article.Status == ArticleStatus.Published))
                .Select(version => new Head(version.Id, version.ArticleId, version.Number, version.Locale, version.EffectiveAt, version.PublishedAt, version.Note)).ToListAsync(stop))
            .ToLookup(head => head.ArticleId);

        var inForce = rows.ToDictionary(row => row.Id, row => InForce(heads[row.Id], now));
        var texts = await TextsAsync(db, before, rows, heads, inForce, stop);
        var shelved = rows.Where(row => inForce[row.Id] > 0).Select(row => Shelve(row, [.. heads[row.Id]], inForce[row.Id], texts, now)).ToList();
        var order = categories.Select((category, place) => (category.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        return new ShelfContent(shelved.ToFrozenDictionary(article => article.Slug, StringComparer.Ordinal), categories,
            heads.SelectMany(each => each).Select(head => head.EffectiveAt).Where(at => at > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min())
        {
            All = [.. shelved.OrderBy(article => order.GetValueOrDefault(article.Category)).ThenBy(article => article.In("en").Title, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// The newest that has begun; before the first begins, the first.
    private static int InForce(IEnumerable<Head> heads, DateTimeOffset now) =>
        heads.Where(head => head.EffectiveAt <= now).Select(head => head.Number).DefaultIfEmpty(heads.Select(head => head.Number).DefaultIfEmpty(0).Min()).Max();

    private static async Task<Dictionary<Guid, ShelvedText>> TextsAsync(
        WaypostDb db, ShelfContent before, List<Row> rows, ILookup<Guid, Head> heads, Dictionary<Guid, int> inForce, CancellationToken stop)
    {
        var kinds = rows.ToDictionary(row => row.Id, row => row.Kind);
        var known = before.All.SelectMany(article => article.Texts.Values).ToDictionary(text => text.VersionId);
        var texts = new Dictionary<Guid, ShelvedText>();
        var wanted = new List<Guid>();
        foreach (var head in rows.SelectMany(row => heads[row.Id].Where(head => head.Number == inForce[row.Id])))
        {
            if (known.TryGetValue(head.Id, out var text) && text.Kind == kinds[head.ArticleId]) texts[head.Id] = text;
            else wanted.Add(head.Id);
        }

        foreach (var chunk in wanted.Chunk(500))
        {
            var versions = await db.ArticleVersions.AsNoTracking().Where(version => chunk.Contains(version.Id)).ToListAsync(stop);
            foreach (var version in versions)
                texts[version.Id] = new ShelvedText(version.Id, version.Locale, version.Title, version.Summary, version.Answer, version.Keywords, version.Body, kinds[version.ArticleId]);
        }

        return texts;
    }

    private static ShelvedArticle Shelve(Row row, List<Head> heads, int number, Dictionary<Guid, ShelvedText> texts, DateTimeOffset now)
    {
        var history = heads.DistinctBy(head => head.Number).OrderByDescending(head => head.Number).Select(head => head.View).ToList();
        return new ShelvedArticle(row.Id, row.Slug, row.Kind, row.Category, row.Minutes, row.Featured, row.ReviewedAt, row.PublishedAt)
        {
            Segments = Split(row.Segments), Related = Split(row.Related),
            Texts = heads.Where(head => head.Number == number).ToFrozenDictionary(head => head.Locale, head => texts[head.Id], StringComparer.Ordinal),
            History = history,
            Current = history.Find(version => version.Number == number)!,
            Next = history.FindLast(version => version.Number > number && version.EffectiveAt > now),
        };
    }

    public static IReadOnlyList<string> Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// Wakes the Help Center's readers when a version that was published earlier comes into force.
public sealed class EffectiveDates(Shelf shelf, Nudges nudges, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ear = nudges.Listen([Shelf.Log]);
        while (!stoppingToken.IsCancellationRequested)
        {
            var until = (await shelf.NowAsync(stoppingToken)).ValidUntil - clock.GetUtcNow();
            if (await ear.WaitAsync(until < TimeSpan.FromHours(1) ? until + TimeSpan.FromMilliseconds(50) : TimeSpan.FromHours(1), stoppingToken)) ear.Take();
            else if (until < TimeSpan.FromHours(1)) nudges.Give(Shelf.Log);
        }
    }
}
