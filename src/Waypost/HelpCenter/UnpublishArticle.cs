using Waypost.Audit;
using Waypost.People;
using Waypost.Search;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Takes an article off the shelf. When this answers, it is neither shown nor found; its versions are kept.
public sealed class UnpublishArticle(WriteLane lane, SearchEngine search, TimeProvider clock)
{
    public async Task<Article> RunAsync(Caller caller, string slug, CancellationToken stop)
    {
        var taken = await lane.WriteAsync(async db =>
        {
            var article = await db.FindArticleAsync(slug, stop);
            if (article.Status != ArticleStatus.Published) return article;
            var now = clock.GetUtcNow();
            article.Unpublish(now);
            await db.AuditAsync(caller.UserId, "article.unpublished", slug, now, stop);
            db.Nudge(Shelf.Log);
            return article;
        }, stop);
        await search.RefreshAsync(HelpSearchSource.AreaName, stop);
        return taken;
    }
}
