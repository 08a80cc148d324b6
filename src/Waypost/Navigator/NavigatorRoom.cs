using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waypost.Live;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Incidents;
using Waypost.Navigator.Issues;
using Waypost.Navigator.Replay;
using Waypost.Navigator.Teach;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;
using Waypost.Work;

namespace Waypost.Navigator;

public static class NavigatorRoom
{
    public static void AddNavigator(this IServiceCollection services)
    {
        services.AddSingleton<IssueCatalogue>();
        services.AddSingleton<ModelFiles>();
        services.AddStartsFirst<LoadCatalogue>();
        services.AddStartsFirst<ChannelOdds>();
        services.AddStartsFirst<SettingsInForce>();
        services.AddStartsFirst<LiveIncidents>();
        services.AddRunning<CountSilence>();
        services.AddSingleton<Decider>();
        services.AddSingleton<DecideFor>();
        services.AddSingleton<KeepNavigations>();
        services.AddSingleton<CountOutcome>();
        services.AddSingleton<Suggest>();
        services.AddSingleton<FindNavigation>();
        services.AddScoped<Navigate>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<NotSolved>();
        services.AddScoped<RecordOutcome>();
        services.AddScoped<DeclareIncident>();
        services.AddScoped<EndIncident>();
        services.AddScoped<RisingIssues>();
        services.AddRunning<WatchForIncidents>();
        services.AddScoped<IJob, TellIncidentEnded>();
        services.AddScoped<SaveIssueType>();
        services.AddScoped<ChangePhrasings>();
        services.AddScoped<AskTraining>();
        services.AddScoped<PutModelInForce>();
        services.AddScoped<IJob, TrainModel>();
        services.AddScoped<ReplayPast>();
        services.AddScoped<SwitchSettings>();
        services.AddSingleton<IPagePart, NavigatorDialogPart>();
        services.AddNavigation(
            new NavigationEntry(Area.Admin, "Incidents", "/admin/incidents", 40, Audience.Admin),
            new NavigationEntry(Area.Admin, "Catalogue", "/admin/catalogue", 44, Audience.Editor),
            new NavigationEntry(Area.Admin, "Settings and replay", "/admin/replay", 46, Audience.Admin));
    }

    /// Loaded before the first request, kept up to date while the server runs.
    private static void AddStartsFirst<T>(this IServiceCollection services) where T : KeptInMemory
    {
        services.AddRunning<T>();
        services.AddSingleton<IStartsFirst>(provider => provider.GetRequiredService<T>());
    }

    /// In the background, and to be asked by others.
    private static void AddRunning<T>(this IServiceCollection services) where T : BackgroundService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }

    public static void MapNavigator(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/support", Audience.Anyone);
        pages.MapGet("", ShowSupport);
        pages.MapGet("/suggest", ShowSuggestions);
        pages.MapGet("/guide", ShowGuide);
        pages.MapGet("/incidents/{id:guid}", ShowIncident);
        pages.MapGet("/{id:guid}", ShowDecision);
        pages.MapPost("/{id:guid}/answer", AnswerFromPage);
        pages.MapPost("/{id:guid}/solved", SolvedFromPage);
        pages.MapPost("/{id:guid}/not-solved", NotSolvedFromPage);

        var api = routes.MapApi("/navigate", Audience.Anyone);
        api.MapPost("", NavigateFromApi).WithSummary("Which channel, right now: one decision about an issue in the seller's own words");
        api.MapGet("/{id:guid}", ReadFromApi).WithSummary("A decision that was made before");
        api.MapPost("/{id:guid}/answer", AnswerFromApi).WithSummary("Answer the one question that a decision asked");
        api.MapPost("/{id:guid}/outcome", OutcomeFromApi).WithSummary("Say whether it was solved");

        routes.MapIncidents();
        routes.MapReplay();
        routes.MapTeach();
    }

    private static async Task<IResult> ShowSupport(string? q, Guid? nav, string? failed, HttpContext http, Caller caller, Navigate navigate, Decider decider, LiveIncidents incidents, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(q) && nav is { } earlier) return Turbo.SeeOther($"/support/{earlier}");
        if (string.IsNullOrWhiteSpace(q)) return SupportPageFor(http, caller, decider, incidents, null, null, null, false);
        try
        {
            var history = failed is { Length: > 0 and <= 200 } ? NavigationHistory.New.Failed(Channels.HelpCenter, failed) : null; // an article that did not solve it
            var answer = await navigate.RunAsync(caller, Visitors.OwnerOf(http, caller), new NavigateForm(q), stop, history);
            return SupportPageFor(http, caller, decider, incidents, q, answer, null, false);
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return SupportPageFor(http, caller, decider, incidents, q, null, wrong.Message, false);
        }
    }

    private static async Task<IResult> ShowDecision(Guid id, HttpContext http, Caller caller, WaypostDb db, Decider decider, LiveIncidents incidents, CancellationToken stop)
    {
        var navigation = await FindAsync(db, http, caller, id, stop);
        return SupportPageFor(http, caller, decider, incidents, navigation.Text, NavigationJson.Read(navigation.Answer), null, navigation.Outcome == NavigationOutcome.Solved);
    }

    private static Page<SupportPage> SupportPageFor(HttpContext http, Caller caller, Decider decider, LiveIncidents incidents, string? query, NavigationJson? answer, string? problem, bool solved) =>
        new(T("Help & Support"), Area.SellerCenter, new
        {
            caller.IsSignedIn, Person = decider.Now(new Ask(caller, "", caller.Locale)).First(each => each.Channel == Channels.Chat).Estimate,
            Incidents = incidents.All, Query = query, Problem = problem, Answer = answer, IsSolved = solved,
        })
        { Status = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, Canonical = answer is null && http.Request.QueryString.HasValue ? "/support" : null };

    private static async Task<IResult> ShowSuggestions(string? q, Caller caller, Suggest suggest, Html html)
    {
        var (answer, all) = suggest.For(caller, q, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Results.Content(await html.RenderAsync<Suggestions>(new { Answer = answer, All = all }), "text/html; charset=utf-8");
    }

    private static Page<GuidePage> ShowGuide(Caller caller, Decider decider) => new(T("Where to go for help"), Area.SellerCenter, new
    {
        Now = (IReadOnlyList<(string, ChannelOffer?, Estimate)>)[.. decider.Now(new Ask(caller, "", caller.Locale)).Select(each => (each.Channel, (ChannelOffer?)each.Offer, each.Estimate))],
    });

    private static async Task<IResult> ShowIncident(Guid id, Guid? nav, WaypostDb db, CancellationToken stop)
    {
        var incident = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("incident");
        return new Page<IncidentPage>(incident.Title, Area.SellerCenter, new { Incident = incident, Nav = nav });
    }

    private static async Task<IResult> AnswerFromPage(Guid id, [FromForm] string? option, HttpContext http, Caller caller, AnswerQuestion answer, CancellationToken stop)
    {
        await answer.RunAsync(caller, Visitors.IdOf(http), id, option, stop);
        return Turbo.SeeOther($"/support/{id}");
    }

    private static async Task<IResult> SolvedFromPage(Guid id, HttpContext http, Caller caller, RecordOutcome record, CancellationToken stop)
    {
        await record.RunAsync(caller, Visitors.IdOf(http), id, solved: true, stop);
        return Turbo.SeeOther($"/support/{id}");
    }

    private static async Task<IResult> NotSolvedFromPage(Guid id, HttpContext http, Caller caller, NotSolved notSolved, CancellationToken stop)
    {
        await notSolved.RunAsync(caller, Visitors.IdOf(http), id, null, stop);
        return Turbo.SeeOther($"/support/{id}");
    }

    private static async Task<Ok<NavigationJson>> NavigateFromApi(NavigateForm form, HttpContext http, Caller caller, Navigate navigate, CancellationToken stop)
    {
        form.Check();
        if (form.Locale is { } locale && Words.Languages.FirstOrDefault(each => locale.StartsWith(each, StringComparison.OrdinalIgnoreCase)) is { } language)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return TypedResults.Ok(await navigate.RunAsync(caller, Visitors.OwnerOf(http, caller), form, stop));
    }

    private static async Task<Ok<NavigationJson>> ReadFromApi(Guid id, HttpContext http, Caller caller, WaypostDb db, CancellationToken stop) =>
        TypedResults.Ok(NavigationJson.Read((await FindAsync(db, http, caller, id, stop)).Answer));

    private static async Task<Ok<NavigationJson>> AnswerFromApi(Guid id, AnswerForm form, HttpContext http, Caller caller, AnswerQuestion answer, CancellationToken stop) =>
        TypedResults.Ok(await answer.RunAsync(caller, Visitors.IdOf(http), id, form.Option, stop));

    private static async Task<NoContent> OutcomeFromApi(Guid id, OutcomeForm form, HttpContext http, Caller caller, RecordOutcome record, CancellationToken stop)
    {
        if (form.Solved is not { } solved) throw Refusal.BadInput("solved_missing", "Please say \"solved\": true or false.");
        await record.RunAsync(caller, Visitors.IdOf(http), id, solved, stop);
        return TypedResults.NoContent();
    }

    private static async Task<Navigation> FindAsync(WaypostDb db, HttpContext http, Caller caller, Guid id, CancellationToken stop) =>
        await db.Navigations.AsNoTracking().VisibleTo(caller, Visitors.IdOf(http)).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("navigation");

    private static string T(string text) => Words.T(text);

    public sealed record AnswerForm(string? Option);

    public sealed record OutcomeForm(bool? Solved);
}
