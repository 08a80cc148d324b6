using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Web;

namespace Waypost.Navigator.Replay;

/// The admin's page of settings: try them on the past, then put them in force.
public static class ReplayRoutes
{
    private const int Sample = 4000;
    public static readonly IReadOnlyList<int> Days = [7, 30, 90];

    public static void MapReplay(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/admin/replay", Audience.Admin);
        pages.MapGet("", ShowAsync);
        pages.MapPost("", SwitchAsync);
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, int? days, SettingsInForce inForce, ReplayPast replay, CancellationToken stop)
    {
        var chosen = days is { } some && Days.Contains(some) ? some : 30;
        if (days is null) return PageFor(inForce.Current, inForce.Current, chosen, null, null, null);
        try
        {
            var tried = SettingField.Apply(inForce.Current, Figures(key => request.Query[key])) with { Name = Words.T("these settings") };
            return PageFor(inForce.Current, tried, chosen, await replay.RunAsync(TimeSpan.FromDays(chosen), inForce.Current, tried, Sample, stop), null, null);
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return PageFor(inForce.Current, inForce.Current, chosen, null, wrong.Message, null);
        }
    }

    private static async Task<IResult> SwitchAsync(HttpRequest request, Caller caller, SettingsInForce inForce, SwitchSettings change, CancellationToken stop)
    {
        var sent = await request.ReadFormAsync(stop);
        var tried = inForce.Current;
        try
        {
            tried = SettingField.Apply(inForce.Current, Figures(key => sent[key]));
            await change.RunAsync(caller, tried, sent["Reason"], stop);
            return Turbo.SeeOther("/admin/replay");
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return PageFor(inForce.Current, tried, 30, null, wrong.Message, sent["Reason"]);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Figures(Func<string, string?> sent) =>
        SettingField.All.Select(field => KeyValuePair.Create(field.Key, sent(field.Key))).Where(each => !string.IsNullOrWhiteSpace(each.Value));

    private static Page<ReplayPage> PageFor(DecisionSettings inForce, DecisionSettings tried, int days, ReplayReport? report, string? problem, string? reason) =>
        new(Words.T("Settings and replay"), Area.Admin, new { InForce = inForce, Tried = tried, Days = days, Report = report, Problem = problem, Reason = reason })
        {
            Status = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
