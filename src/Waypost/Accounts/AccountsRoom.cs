using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Waypost.Accounts.Checks;
using Waypost.Accounts.Connectors;
using Waypost.Accounts.Import;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Accounts;

public static class AccountsRoom
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddHttpClient(HttpConnector.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton<EmbeddedConnector>();
        services.AddSingleton<HttpConnector>();
        services.AddSingleton<IConnector>(provider => provider.GetRequiredService<IConfiguration>()["Connector:Url"] is { Length: > 0 }
            ? provider.GetRequiredService<HttpConnector>()
            : provider.GetRequiredService<EmbeddedConnector>());
        services.AddSingleton<RecentFacts>();
        services.AddSingleton<ISegments, AccountSegments>();
        foreach (var check in Checks()) services.AddSingleton(typeof(IDataCheck), check);
        services.AddSingleton<RunChecks>();
        services.AddSingleton<IRunChecks>(provider => provider.GetRequiredService<RunChecks>());
        services.AddSingleton<ImportAccounts>();
        services.AddSingleton<IImport>(provider => provider.GetRequiredService<ImportAccounts>());
        services.AddScoped<AccessGrounds>();
        services.AddScoped<LookAtAccount>();
        services.AddScoped<RevealField>();
        services.AddScoped<ActOnAccount>();
        services.AddScoped<AccessLog>();
    }

    /// Every check in the house, the money first: among findings of one level that is what sellers ask about.
    private static IEnumerable<Type> Checks() => typeof(AccountsRoom).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IDataCheck)))
        .OrderBy(type => type == typeof(PayoutState) ? 0 : 1).ThenBy(type => type.Name, StringComparer.Ordinal);

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPages("/account", Audience.Seller).MapGet("/access", ShowAccess);
        var staff = routes.MapPages("/accounts", Audience.Staff);
        staff.MapPost("/{sellerId:guid}/reveal", RevealFromPage);
        staff.MapPost("/{sellerId:guid}/act", ActFromPage);

        var own = routes.MapApi("/account", Audience.Seller).WithTags("Account");
        own.MapGet("", OwnAsync).WithSummary("The seller's own account: shop, orders, payouts, returns, listings, violations");
        own.MapGet("/findings", FindingsAsync).WithSummary("What the data checks find in the seller's own account, worst first; ?checks=payout_state,tax_form limits them");
        own.MapGet("/access", AccessAsync).WithSummary("Who of the staff looked at or acted in the seller's account, when and why, newest first");

        var any = routes.MapApi("/accounts", Audience.Staff).WithTags("Account").ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapApi("/accounts", Audience.Admin).WithTags("Account").MapPost("/import", ImportAsync).WithSummary("Fill the embedded account tables; each account replaces what was stored of its seller");
        any.MapGet("/{sellerId:guid}", LookAsync).WithSummary("A seller's account with its findings: only with an open case, and with a reason that the seller sees");
        any.MapPost("/{sellerId:guid}/reveal", RevealFromApi).WithSummary("One masked field in full (bank_account, tax_id), with a reason");
        any.MapPost("/{sellerId:guid}/actions", ActFromApi).WithSummary("Retry a payout, lift a hold or extend a deadline, with a reason");
    }

    private static async Task<ImportedJson> ImportAsync(ImportJson body, ImportAccounts import, CancellationToken stop)
    {
        if (body.Items is not { Count: > 0 and <= ImportAccounts.Batch } items) throw Refusal.BadInput("wrong_count", $"Send 1 to {ImportAccounts.Batch} accounts at a time.");
        await import.RunAsync(items, stop);
        return new ImportedJson(items.Count);
    }

    private static async Task<AccountFacts> OwnAsync(Caller caller, LookAtAccount look, CancellationToken stop) => (await look.OwnAsync(caller, stop)).Facts;

    private static async Task<FindingsJson> FindingsAsync(string? checks, Caller caller, IRunChecks run, CancellationToken stop) =>
        new(await run.RunAsync(Own(caller), checks?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), stop), null);

    private static async Task<AccessJson> AccessAsync(string? cursor, Caller caller, AccessLog log, CancellationToken stop)
    {
        var view = await log.ReadAsync(Own(caller), long.TryParse(cursor, out var before) ? before : null, stop);
        return new AccessJson([.. view.Lines.Select(AccessLineJson.From)], view.Next?.ToString(CultureInfo.InvariantCulture), view.IsWhole);
    }

    private static Task<AccountLook> LookAsync(Guid sellerId, string? reason, Caller caller, LookAtAccount look, CancellationToken stop) => look.RunAsync(caller, sellerId, reason, stop);

    private static async Task<RevealedJson> RevealFromApi(Guid sellerId, RevealJson body, Caller caller, RevealField reveal, CancellationToken stop) =>
        new(body.Field ?? "", await reveal.RunAsync(caller, sellerId, RevealField.Parse(body.Field), body.Reason, stop));

    private static async Task<ActionJson> ActFromApi(Guid sellerId, ActionJson body, Caller caller, ActOnAccount act, CancellationToken stop)
    {
        await act.RunAsync(caller, sellerId, new AccountAction(ActOnAccount.Parse(body.Action), body.Subject ?? "", body.Until), body.Reason, body.ClientId, stop);
        return body;
    }

    private static async Task<IResult> ShowAccess(long? before, Caller caller, AccessLog log, CancellationToken stop) =>
        new Page<AccessPage>("Who looked at my account", Area.SellerCenter, new { View = await log.ReadAsync(Own(caller), before, stop) });

    private static async Task<IResult> RevealFromPage(Guid sellerId, HttpContext http, Caller caller, RevealField reveal, CancellationToken stop)
    {
        var form = RevealForm.From(await http.Request.ReadFormAsync(stop));
        var field = RevealField.Parse(form.Field);
        var value = await reveal.RunAsync(caller, sellerId, field, form.Reason, stop);
        http.Response.Headers.CacheControl = "no-store";
        return Turbo.WantsStream(http)
            ? Turbo.Replace<MaskedValue>(MaskedValue.ElementId(sellerId, field), new { SellerId = sellerId, Field = field, Value = value }, BackTo(form.Back))
            : new Page<RevealedPage>("Revealed", Area.Desk, new { Field = field, Value = value, Back = BackTo(form.Back) });
    }

    private static async Task<IResult> ActFromPage(Guid sellerId, HttpRequest request, Caller caller, ActOnAccount act, CancellationToken stop)
    {
        var form = ActForm.From(await request.ReadFormAsync(stop));
        var until = form.Days is { } days ? (form.Since ?? throw Refusal.BadInput("wrong_deadline", "There is no deadline to extend.")).AddDays(days) : (DateTimeOffset?)null;
        await act.RunAsync(caller, sellerId, new AccountAction(ActOnAccount.Parse(form.Action), form.Subject ?? "", until), form.Reason, null, stop);
        return Turbo.SeeOther(BackTo(form.Back));
    }

    private static Guid Own(Caller caller) => caller.SellerId ?? throw Refusal.NotFound("account");

    /// Our own pages only.
    private static string BackTo(string? back) => back is ['/', ..] and not ['/', '/' or '\\', ..] ? back : "/desk";
}

public sealed record RevealForm(string? Field, string? Reason, string? Back)
{
    public static RevealForm From(IFormCollection sent) => new(sent["Field"], sent["Reason"], sent["Back"]);
}

public sealed record ActForm(string? Action, string? Subject, int? Days, DateTimeOffset? Since, string? Reason, string? Back)
{
    public static ActForm From(IFormCollection sent) => new(sent["Action"], sent["Subject"],
        int.TryParse(sent["Days"], CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 365 ? days : null,
        DateTimeOffset.TryParse(sent["From"], CultureInfo.InvariantCulture, out var since) ? since : null, sent["Reason"], sent["Back"]);
}
