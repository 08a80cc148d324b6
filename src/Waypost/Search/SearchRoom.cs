using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Search;

public static class SearchRoom
{
    private const int MostResults = 50;

    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<SearchEngine>();
        services.AddSingleton<SearchMemo>();
        services.AddSingleton<IStartsFirst>(provider => provider.GetRequiredService<SearchEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<SearchEngine>());
    }

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/search", Audience.Anyone).MapGet("", SearchAsync)
            .WithSummary("Search all content that the caller may see (in=help,community,academy,announcements)").Produces<SearchAnswerJson>();

    private static Task SearchAsync(HttpContext http, SearchMemo memo, string? q, string? @in, string? locale, int? limit)
    {
        if (limit is < 1 or > MostResults) throw Refusal.BadInput("limit_out_of_range", $"limit takes a number from 1 to {MostResults}.");
        var body = memo.Answer(Caller.Of(http), q ?? "", @in, locale, limit ?? 10);
        http.Response.ContentType = "application/json; charset=utf-8";
        if (http.User.Identity?.IsAuthenticated != true) PageCache.Keep(http, body, PageCache.Search);
        else http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
