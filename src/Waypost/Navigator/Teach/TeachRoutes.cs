using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Navigator.Teach;

/// Where editors keep the catalogue: the issue types, their phrasings, what to learn from sellers' own words, and the training.
public static class TeachRoutes
{
    private const int Shown = 100;
    private const int InboxShown = 30;
    private static readonly TimeSpan InboxPast = TimeSpan.FromDays(90);
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static void MapTeach(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/admin/catalogue", Audience.Editor);
        pages.MapGet("", ShowAllAsync);
        pages.MapGet("/new", (IssueCatalogue catalogue) => TypePage(catalogue, null, new TypeForm(null, null, null, null, null, null, null, null, null), None, [], 0));
        pages.MapPost("/new", AddTypeAsync);
        pages.MapGet("/test", ShowTest);
        pages.MapGet("/inbox", ShowInboxAsync);
        pages.MapPost("/inbox/{id:guid}", TeachFromInboxAsync);
        pages.MapGet("/training", ShowTrainingAsync);
        pages.MapPost("/training", async (Caller caller, AskTraining ask, CancellationToken stop) =>
        {
            await ask.RunAsync(caller, stop);
            return Turbo.SeeOther("/admin/catalogue/training");
        });
        pages.MapPost("/training/{id:guid}/in-force", async (Guid id, Caller caller, PutModelInForce put, CancellationToken stop) =>
        {
            await put.RunAsync(caller, id, stop);
            return Turbo.SeeOther("/admin/catalogue/training");
        });
        pages.MapPost("/changes/{id:guid}/take-back", async (Guid id, ChangePhrasings change, CancellationToken stop) =>
        {
            await change.TakeBackAsync(id, stop);
            return Turbo.SeeOther("/admin/catalogue/training");
        });
        pages.MapGet("/outcomes", ShowOutcomesAsync);
        pages.MapPost("/outcomes/count", async (CountSilence count, CancellationToken stop) =>
        {
            await count.RunAsync(stop);
            return Turbo.SeeOther("/admin/catalogue/outcomes");
        });
        pages.MapGet("/types/{id}", ShowTypeAsync);
        pages.MapPost("/types/{id}", SaveTypeAsync);
        pages.MapPost("/types/{id}/phrasings", AddPhrasingsAsync);
        pages.MapPost("/phrasings/{id:guid}/remove", RemovePhrasingAsync);
    }

    private static async Task<IResult> ShowAllAsync(WaypostDb db, IssueCatalogue catalogue, CancellationToken stop)
    {
        var counts = await db.Phrasings.AsNoTracking().GroupBy(each => new { each.TypeId, each.Locale }).Select(group => new { group.Key.TypeId, group.Key.Locale, Count = group.Count() }).ToListAsync(stop);
        return new Page<CataloguePage>(Words.T("Catalogue"), Area.Admin, new
        {
            catalogue.Issues, Counts = counts.ToDictionary(each => (each.TypeId, each.Locale), each => each.Count), Waiting = await db.PhrasingChanges.Waiting().CountAsync(stop),
        });
    }

    private static async Task<IResult> ShowTypeAsync(string id, string? locale, int? page, WaypostDb db, IssueCatalogue catalogue, CancellationToken stop)
    {
        if (catalogue.Find(id) is not { } issue) return IsShared(id) ? await TypePageAsync(id, locale, page, null, None, db, catalogue, stop) : throw Refusal.NotFound("issue type");
        return await TypePageAsync(id, locale, page, TypeForm.From(issue), None, db, catalogue, stop);
    }

    private static async Task<IResult> TypePageAsync(string id, string? locale, int? page, TypeForm? form, IReadOnlyDictionary<string, string> problems, WaypostDb db, IssueCatalogue catalogue, CancellationToken stop)
    {
        var language = ChangePhrasings.Locales.Contains(locale) ? locale! : "en";
        var phrasings = db.Phrasings.AsNoTracking().Where(each => each.TypeId == id && each.Locale == language);
        var count = await phrasings.CountAsync(stop);
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (count + Shown - 1) / Shown));
        return TypePage(catalogue, id, form, problems, await phrasings.OrderBy(each => each.Text).Skip((number - 1) * Shown).Take(Shown).ToListAsync(stop), count, language, number,
            await db.PhrasingChanges.AsNoTracking().Waiting().Where(change => change.TypeId == id).ToListAsync(stop));
    }

    private static Page<IssueTypePage> TypePage(IssueCatalogue catalogue, string? id, TypeForm? form, IReadOnlyDictionary<string, string> problems, IReadOnlyList<Phrasing> phrasings, int count, string locale = "en", int number = 1, IReadOnlyList<PhrasingChange>? changes = null) =>
        new(id is null ? Words.T("New issue type") : catalogue.Find(id)?.Title ?? id, Area.Admin, new
        {
            Id = id, Form = form, Problems = problems, Topics = (IReadOnlyList<string>)[.. catalogue.Issues.Select(issue => issue.Topic).Distinct()],
            Phrasings = phrasings, Locale = locale, Number = number, Pages = Math.Max(1, (count + Shown - 1) / Shown), Changes = changes ?? [],
        })
        { Status = problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static async Task<IResult> AddTypeAsync(HttpRequest request, Caller caller, IssueCatalogue catalogue, SaveIssueType save, CancellationToken stop)
    {
        var form = TypeForm.From(await request.ReadFormAsync(stop));
        if (form.Problems(catalogue, adding: true) is { Count: > 0 } problems) return TypePage(catalogue, null, form, problems, [], 0);
        await save.RunAsync(caller, form, stop);
        return Turbo.SeeOther($"/admin/catalogue/types/{form.Id}");
    }

    private static async Task<IResult> SaveTypeAsync(string id, HttpRequest request, Caller caller, WaypostDb db, IssueCatalogue catalogue, SaveIssueType save, CancellationToken stop)
    {
        if (catalogue.Find(id) is null) throw Refusal.NotFound("issue type");
        var form = TypeForm.From(await request.ReadFormAsync(stop)) with { Id = id };
        if (form.Problems(catalogue, adding: false) is { Count: > 0 } problems) return await TypePageAsync(id, null, null, form, problems, db, catalogue, stop);
        await save.RunAsync(caller, form, stop);
        return Turbo.SeeOther($"/admin/catalogue/types/{id}");
    }

    private static async Task<IResult> AddPhrasingsAsync(string id, HttpRequest request, Caller caller, ChangePhrasings change, CancellationToken stop)
    {
        var sent = await request.ReadFormAsync(stop);
        await change.AddAsync(caller, [id], sent["Locale"], sent["Lines"], null, stop);
        return Turbo.SeeOther($"/admin/catalogue/types/{id}?locale={sent["Locale"]}");
    }

    private static async Task<IResult> RemovePhrasingAsync(Guid id, Caller caller, WaypostDb db, ChangePhrasings change, CancellationToken stop)
    {
        var phrasing = await db.Phrasings.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("phrasing");
        await change.RemoveAsync(caller, id, stop);
        return Turbo.SeeOther($"/admin/catalogue/types/{phrasing.TypeId}?locale={phrasing.Locale}");
    }

    private static Page<TestPage> ShowTest(string? q, IssueCatalogue catalogue, Decider decider)
    {
        var text = q is { Length: > Waypost.Navigator.Navigation.LongestText } ? q[..Waypost.Navigator.Navigation.LongestText] : q;
        return new(Words.T("Test box"), Area.Admin, new { Text = text, Why = string.IsNullOrWhiteSpace(text) ? null : Explanation.Of(text, decider, catalogue) });
    }

    /// Sellers' own words that were read wrongly or unsurely, without what could tell who wrote them.
    private static Task<IResult> ShowInboxAsync(WaypostDb db, IssueCatalogue catalogue, TimeProvider clock, CancellationToken stop) => InboxAsync(null, db, catalogue, clock, stop);

    private static async Task<IResult> InboxAsync(InboxRefusal? refused, WaypostDb db, IssueCatalogue catalogue, TimeProvider clock, CancellationToken stop)
    {
        var (since, changes, earlier) = (clock.GetUtcNow() - InboxPast, db.PhrasingChanges, db.Set<EarlierDecision>());
        var found = await db.Navigations.AsNoTracking().Where(each => each.At > since && each.Counts
                && (each.Outcome == NavigationOutcome.NotSolved || each.Outcome == NavigationOutcome.CameBack || each.Confidence < 0.5 || each.History.Contains(Evidence.TypePrefix) || each.History.Contains(Evidence.NaturePrefix)
                    || earlier.Any(failed => failed.NavigationId == each.Id && failed.Because == "not_solved"))
                && !changes.Any(change => change.NavigationId == each.Id))
            .OrderByDescending(each => each.At).Take(InboxShown).Select(each => new { each.Id, each.Text, each.Locale, each.IssueType, each.Channel, each.Confidence, each.Outcome, each.History }).ToListAsync(stop);
        return new Page<InboxPage>(Words.T("To learn from"), Area.Admin, new
        {
            catalogue.Issues,
            Refused = refused,
            Texts = (IReadOnlyList<InboxText>)found.ConvertAll(each => new InboxText(each.Id, ChangePhrasings.Masked(each.Text), each.Locale, AnswerOf(each.History, Evidence.TypePrefix) ?? each.IssueType,
                AnswerOf(each.History, Evidence.NaturePrefix) is { } nature ? Natures.Find(nature) : null, each.Channel, each.Confidence, each.Outcome)),
        })
        { Status = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> ShowOutcomesAsync(int? days, WaypostDb db, IssueCatalogue catalogue, ChannelOdds odds, TimeProvider clock, CancellationToken stop)
    {
        var chosen = Replay.ReplayRoutes.Days.Contains(days ?? 0) ? days!.Value : 30;
        return new Page<OutcomesPage>(Words.T("Outcomes"), Area.Admin, new
        {
            Days = chosen, Report = await OutcomeReport.ReadAsync(db, clock.GetUtcNow() - TimeSpan.FromDays(chosen), stop), catalogue.Issues, Odds = odds.Table,
            Counts = await db.Set<ChannelOutcome>().AsNoTracking().ToDictionaryAsync(row => (row.TypeId, row.Channel), stop),
        });
    }

    private static string? AnswerOf(string history, string prefix) =>
        NavigationHistory.Read(history).Answer is { } answer && answer.StartsWith(prefix, StringComparison.Ordinal) ? answer[prefix.Length..] : null;

    private static async Task<IResult> TeachFromInboxAsync(Guid id, HttpRequest request, Caller caller, ChangePhrasings change, WaypostDb db, IssueCatalogue catalogue, TimeProvider clock, CancellationToken stop)
    {
        var sent = await request.ReadFormAsync(stop);
        var (text, type, nature) = (sent["Text"].ToString(), sent["Type"].ToString(), sent["Nature"].ToString());
        try
        {
            if (sent["Do"] == "pass") await change.PassOverAsync(caller, id, stop);
            else await change.AddAsync(caller, LabelsOf(type, nature), sent["Locale"], text.ReplaceLineEndings(" "), id, stop);
            return Turbo.SeeOther("/admin/catalogue/inbox");
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return await InboxAsync(new InboxRefusal(id, text, sent["Locale"].ToString(), type, Natures.Find(nature), wrong.Message), db, catalogue, clock, stop);
        }
    }

    /// What is none of our business is not settled either, whatever stands beside it.
    private static List<string> LabelsOf(string type, string nature) => [.. new[] { type, type == Phrasing.OutOfScope ? "" : nature }.Where(label => label.Length > 0)];

    private static async Task<IResult> ShowTrainingAsync(WaypostDb db, IssueCatalogue catalogue, CancellationToken stop) => new Page<TrainingPage>(Words.T("Training"), Area.Admin, new
    {
        Waiting = await db.PhrasingChanges.AsNoTracking().Waiting().ToListAsync(stop), Trainings = await db.Trainings.AsNoTracking().OrderByDescending(each => each.At).Take(10).ToListAsync(stop), catalogue.Issues,
    });

    /// What is no issue type: the natures, and what is none of our business.
    private static bool IsShared(string id) => Natures.Find(id) is not null || id == Phrasing.OutOfScope;
}

/// A seller's words that may be learned from.
public sealed record InboxText(Guid Id, string Text, string Locale, string? Type, Nature? Nature, string Channel, double Confidence, NavigationOutcome Outcome);

/// What an editor sent about one of them that cannot be taken, kept so that nothing written is lost.
public sealed record InboxRefusal(Guid Id, string Text, string Locale, string Type, Nature? Nature, string Problem);
