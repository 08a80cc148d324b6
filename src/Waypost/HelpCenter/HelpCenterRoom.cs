using Waypost.Files;
using Waypost.Navigator;
using Waypost.Search;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// The official answers: found, read, ticked off, and written by editors.
public static class HelpCenterRoom
{
    public static void AddHelpCenter(this IServiceCollection services)
    {
        services.AddSingleton<Shelf>();
        services.AddSingleton<IStartsFirst>(provider => provider.GetRequiredService<Shelf>());
        services.AddHostedService<EffectiveDates>();
        services.AddSingleton<ISearchSource, HelpSearchSource>();
        services.AddSingleton<ISupportChannel, HelpChannel>();
        services.AddSingleton<IAttachedTo, ArticlePictures>();
        services.AddScoped<SaveArticle>();
        services.AddScoped<PublishArticle>();
        services.AddScoped<UnpublishArticle>();
        services.AddScoped<ChangeAudience>();
        services.AddScoped<AnswerSolved>();
        services.AddScoped<NoteReading>();
    }

    public static void MapHelpCenter(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/help", Audience.Anyone);
        pages.MapGet("", HelpPages.HomeAsync);
        pages.MapGet("/search", HelpPages.SearchAsync);
        pages.MapGet("/suggest", HelpPages.SuggestAsync);
        pages.MapGet("/c/{category}", HelpPages.CategoryAsync);
        pages.MapGet("/contact", HelpPages.Contact);
        pages.MapGet("/pictures/{name}", HelpPages.Picture);
        pages.MapGet("/feed.atom", Feeds.AtomAsync);
        pages.MapGet("/{slug}", ArticlePages.ShowAsync);
        pages.MapGet("/{slug}/solved", ArticlePages.AskSolvedAsync);
        pages.MapPost("/{slug}/solved", ArticlePages.SolvedAsync);
        pages.MapGet("/{slug}/versions/{number:int}", ArticlePages.VersionAsync);
        routes.MapPages("", Audience.Anyone).MapGet("/sitemap.xml", Feeds.SitemapAsync);
        routes.MapPages("", Audience.Anyone).MapGet("/robots.txt", Feeds.Robots);

        var editing = routes.MapPages("/help", Audience.Editor);
        editing.MapGet("/drafts", EditorPages.ListAsync);
        editing.MapGet("/new", EditorPages.NewAsync);
        editing.MapPost("/new", EditorPages.CreateAsync);
        editing.MapPost("/pictures", EditorPages.AddPictureAsync);
        editing.MapGet("/{slug}/edit", EditorPages.EditAsync);
        editing.MapPost("/{slug}/edit", EditorPages.SaveAsync);

        var api = routes.MapApi("/articles", Audience.Anyone);
        api.MapGet("", ArticleApi.ListAsync).WithSummary("Published articles that the caller may see").Produces<ArticleListJson>();
        api.MapGet("/{slug}", ArticleApi.GetAsync).WithSummary("One published article with its text").Produces<ArticleJson>();

        var editors = routes.MapApi("/articles", Audience.Editor);
        editors.MapPost("", ArticleApi.CreateAsync).WithSummary("Begin an article as a draft").Produces<DraftJson>(StatusCodes.Status201Created);
        editors.MapPut("/{slug}", ArticleApi.SaveAsync).WithSummary("Save the draft of an article in one language");
        editors.MapPut("/{slug}/audience", ArticleApi.AudienceAsync).WithSummary("Say whom an article is for");
        editors.MapPost("/{slug}/publish", ArticleApi.PublishAsync).WithSummary("Publish the drafts as the next version");
        editors.MapPost("/{slug}/unpublish", ArticleApi.UnpublishAsync).WithSummary("Take an article off the shelf");
    }
}
