using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// What the editor typed beside the article itself, and which button was pressed (`do`: save, preview, publish, unpublish).
public sealed record EditorChoice(string? Do, string? Segments, string? Effective, string? Note);

/// The whole of the editor page's form.
public sealed record EditorForm(ArticleForm Article, EditorChoice Choice)
{
    public static EditorForm From(IFormCollection sent) => new(
        new ArticleForm(sent["Slug"], sent["Kind"], sent["Category"], sent["Locale"], sent["Title"], sent["Summary"], sent["Answer"], sent["Keywords"], sent["Body"],
            Number(sent["Minutes"]), Number(sent["Featured"]), sent["Related"], null),
        new EditorChoice(sent["Do"].FirstOrDefault() ?? "save", sent["Segments"], sent["Effective"], sent["Note"]));

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// One line of the editors' list.
public sealed record EditorRow(string Slug, string Title, ArticleKind Kind, string Category, ArticleStatus Status, DateTimeOffset ReviewedAt, DateTimeOffset UpdatedAt, string Segments);

/// Where editors write: a list, a form, a preview.
public static class EditorPages
{
    public static async Task<IResult> ListAsync(WaypostDb db, CancellationToken stop)
    {
        var rows = await db.Articles.AsNoTracking().OrderByDescending(article => article.UpdatedAt)
            .Select(article => new EditorRow(article.Slug, article.Texts.Where(text => text.Locale == "en").Select(text => text.Title).FirstOrDefault() ?? article.Slug,
                article.Kind, article.Category, article.Status, article.ReviewedAt, article.UpdatedAt, article.Segments)).Take(500).ToListAsync(stop);
        return new Page<EditorListPage>(Words.T("Articles"), Area.SellerCenter, new { Rows = rows });
    }

    public static Task<IResult> NewAsync(Shelf shelf, CancellationToken stop) =>
        FormAsync(shelf, new ArticleForm(null, "faq", null, "en", null, null, null, null, null, null, null, null, null), new EditorChoice(null, null, null, null), null, null, stop);

    public static async Task<IResult> CreateAsync(HttpRequest request, Caller caller, Shelf shelf, SaveArticle save, ChangeAudience change, PublishArticle publish, CancellationToken stop)
    {
        var sent = EditorForm.From(await request.ReadFormAsync(stop));
        var (form, choice) = (sent.Article, sent.Choice);
        if (choice.Do == "preview" || form.Problems().Count > 0) return await FormAsync(shelf, form, choice, null, null, stop);
        try
        {
            var (article, _) = await save.CreateAsync(caller, form, stop);
            return await FinishAsync(article.Slug, choice, caller, change, publish, null, stop);
        }
        catch (Refusal no)
        {
            return await FormAsync(shelf, form, choice, null, no.Message, stop);
        }
    }

    public static async Task<IResult> EditAsync(string slug, string? locale, WaypostDb db, Shelf shelf, CancellationToken stop)
    {
        var article = await db.Articles.AsNoTracking().Include(each => each.Texts).SingleOrDefaultAsync(each => each.Slug == slug, stop) ?? throw Refusal.NotFound("article");
        var language = locale is not null && Words.Languages.Contains(locale, StringComparer.Ordinal) ? locale : "en";
        var text = article.Texts.FirstOrDefault(each => each.Locale == language);
        var form = new ArticleForm(slug, HelpSearchSource.KindName(article.Kind), article.Category, language, text?.Title, text?.Summary, text?.Answer, text?.Keywords, text?.Body,
            article.Minutes, article.Featured, article.Related, null);
        return await FormAsync(shelf, form, new EditorChoice(null, article.Segments, null, null), article, null, stop);
    }

    public static async Task<IResult> SaveAsync(string slug, HttpRequest request, Caller caller, WaypostDb db, Shelf shelf,
        SaveArticle save, ChangeAudience change, PublishArticle publish, UnpublishArticle unpublish, CancellationToken stop)
    {
        var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(each => each.Slug == slug, stop) ?? throw Refusal.NotFound("article");
        var sent = EditorForm.From(await request.ReadFormAsync(stop));
        var (typed, choice) = (sent.Article with { Slug = slug }, sent.Choice);
        if (choice.Do == "preview" || typed.Problems().Count > 0) return await FormAsync(shelf, typed, choice, article, null, stop);
        try
        {
            await save.UpdateAsync(caller, slug, typed, stop);
            return await FinishAsync(slug, choice, caller, change, publish, unpublish, stop);
        }
        catch (Refusal no)
        {
            return await FormAsync(shelf, typed, choice, article, no.Message, stop);
        }
    }

    /// Takes a picture in and shows the line that puts it into a text.
    public static async Task<IResult> AddPictureAsync(HttpRequest request, Caller caller, TakeFile take, CancellationToken stop)
    {
        var file = request.HasFormContentType ? (await request.ReadFormAsync(stop)).Files.GetFile("file") : null;
        if (file is not { Length: > 0 }) throw Refusal.BadInput("file_missing", "Please choose a picture first.");
        await using var content = file.OpenReadStream();
        var stored = await take.RunAsync(caller.UserId, file.FileName, content, stop);
        if (!stored.IsPicture) throw Refusal.BadInput("not_a_picture", "Articles take pictures only: PNG, JPEG, GIF or WebP.");
        return new Page<PicturePage>(Words.T("Picture added"), Area.SellerCenter, new { Line = $"![{Path.GetFileNameWithoutExtension(stored.Name)}](/files/{stored.Id})", Url = $"/files/{stored.Id}" });
    }

    private static async Task<IResult> FinishAsync(string slug, EditorChoice choice, Caller caller, ChangeAudience change, PublishArticle publish, UnpublishArticle? unpublish, CancellationToken stop)
    {
        await change.RunAsync(caller, slug, ShelfReader.Split(choice.Segments ?? ""), stop);
        if (choice.Do == "unpublish" && unpublish is not null) await unpublish.RunAsync(caller, slug, stop);
        if (choice.Do != "publish") return Turbo.SeeOther($"/help/{slug}/edit");
        await publish.RunAsync(caller, slug, DateTimeOffset.TryParse(choice.Effective, out var day) ? day : null, choice.Note, stop);
        return Turbo.SeeOther($"/help/{slug}");
    }

    /// The form again, with what was typed, what is wrong with it, and the preview when it was asked for.
    private static async Task<IResult> FormAsync(Shelf shelf, ArticleForm form, EditorChoice choice, Article? article, string? problem, CancellationToken stop)
    {
        var content = await shelf.NowAsync(stop);
        var problems = choice.Do is null ? new Dictionary<string, string>() : form.Problems();
        var preview = choice.Do == "preview" && !string.IsNullOrWhiteSpace(form.Body) ? RenderedArticle.Of(form.KindOrFaq, form.Body) : null;
        return new Page<EditorPage>(article is null ? Words.T("New article") : Words.T("Edit {0}", form.Title ?? article.Slug), Area.SellerCenter, new
        {
            Form = form, Choice = choice, content.Categories, article?.Status, Problems = problems, Problem = problem, Preview = preview, IsNew = article is null,
        })
        {
            Status = problem is not null || (problems.Count > 0 && choice.Do != "preview") ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
