using Waypost.Audit;
using Waypost.People;
using Waypost.Search;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Makes the drafts of an article its next version. When this answers, readers and the search have it.
public sealed class PublishArticle(WriteLane lane, SearchEngine search, TimeProvider clock)
{
    /// `effective`: when a policy comes into force; null: now.
    public async Task<Article> RunAsync(Caller caller, string slug, DateTimeOffset? effective, string? note, CancellationToken stop)
    {
        if (note?.Length > 600) throw Refusal.BadInput("note_too_long", "Please keep the note under 600 characters.");
        var published = await lane.WriteAsync(async db =>
        {
            var article = await db.FindArticleAsync(slug, stop);
            var now = clock.GetUtcNow();
            db.AddRange(article.Publish(caller, effective ?? now, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), now));
            await db.AuditAsync(caller.UserId, "article.published", $"{slug} v{article.LastNumber}", now, stop, reason: note);
            db.Nudge(Shelf.Log);
            return article;
        }, stop);
        await search.RefreshAsync(HelpSearchSource.AreaName, stop);
        return published;
    }
}
