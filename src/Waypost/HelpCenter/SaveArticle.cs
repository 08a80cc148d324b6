using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Writes the draft of an article in one language; readers see nothing of it until it is published.
public sealed class SaveArticle(WriteLane lane, TimeProvider clock)
{
    /// Begins a new article, or answers with the one that this client id already began.
    public Task<(Article Article, bool IsNew)> CreateAsync(Caller caller, ArticleForm form, CancellationToken stop)
    {
        form.ThrowIfWrong();
        return lane.WriteAsync(async db =>
        {
            if (await db.MadeByAsync(caller.UserId, form.ClientId, stop) is { } made)
                return (await db.Articles.Include(article => article.Texts).SingleAsync(article => article.Id == made, stop), false);
            var slug = form.SlugOrMade;
            if (await db.Articles.AnyAsync(article => article.Slug == slug, stop))
                throw new Refusal("slug_taken", $"There is already an article at /help/{slug}. Please choose another address.");

            var now = clock.GetUtcNow();
            var begun = Article.Begin(Guid.CreateVersion7(now), slug, now);
            await FillAsync(db, caller, begun, form, now, stop);
            db.Add(begun);
            db.Remember(caller.UserId, form.ClientId, begun.Id, now);
            await db.AuditAsync(caller.UserId, "article.created", slug, now, stop);
            return (begun, true);
        }, stop);
    }

    public Task<Article> UpdateAsync(Caller caller, string slug, ArticleForm form, CancellationToken stop)
    {
        (form with { Slug = slug }).ThrowIfWrong();
        return lane.WriteAsync(async db =>
        {
            var article = await db.FindArticleAsync(slug, stop);
            var now = clock.GetUtcNow();
            await FillAsync(db, caller, article, form, now, stop);
            await db.AuditAsync(caller.UserId, "article.saved", slug, now, stop);
            return article;
        }, stop);
    }

    private static async Task FillAsync(WaypostDb db, Caller caller, Article article, ArticleForm form, DateTimeOffset now, CancellationToken stop)
    {
        if (!await db.HelpCategories.AnyAsync(category => category.Id == form.Category, stop)) throw Refusal.BadInput("category_unknown", "There is no such category.");
        article.Describe(form.KindOrFaq, form.Category!, string.Join(',', ShelfReader.Split(form.Related ?? "")), form.Minutes, form.Featured, now);
        article.Write(form.LocaleOrEnglish, form.Title!.Trim(), form.Summary!.Trim(), form.Answer?.Trim() ?? "", form.Keywords?.Trim() ?? "", form.Body!.ReplaceLineEndings("\n").Trim(), now);
        await db.AttachPicturesAsync(caller, article.Slug, form.Body!, stop);
    }
}

internal static class ArticleFinding
{
    /// For editors: drafts and unpublished ones too.
    public static async Task<Article> FindArticleAsync(this WaypostDb db, string slug, CancellationToken stop) =>
        await db.Articles.Include(article => article.Texts).SingleOrDefaultAsync(article => article.Slug == slug, stop) ?? throw Refusal.NotFound("article");
}
