using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Waypost.Web;

public static class Routes
{
    public const string SessionCookie = "wp_session";

    /// Pages and their forms: an audience, and a form token on everything that is not read.
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes, string prefix, string audience) =>
        routes.MapGroup(prefix).RequireAuthorization(audience).AddEndpointFilter(CheckTokenAsync).DisableAntiforgery().ExcludeFromDescription();

    /// The HTTP API: an audience; a cookie alone is enough for reading only, anything else wants a key or the page's token.
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix, string audience) =>
        routes.MapGroup("/api/v1" + prefix).RequireAuthorization(audience).AddEndpointFilter(CheckTokenUnlessKeyAsync).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static ValueTask<object?> CheckTokenUnlessKeyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // No session cookie, nothing to forge: visitors and calls with a key carry no browser's authority.
        var byCookie = context.HttpContext.Request.Cookies.ContainsKey(SessionCookie) && !context.HttpContext.Request.Headers.ContainsKey("Authorization");
        return byCookie ? CheckTokenAsync(context, next) : next(context);
    }

    private static async ValueTask<object?> CheckTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return await next(context);

        // A minimal-API POST that binds no form runs without a token even when the endpoint asks for one: so it is checked here.
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            throw new Refusal("token_missing", "This form is too old or was not sent from our page. Please reload the page and send it again.", StatusCodes.Status400BadRequest);
        return await next(context);
    }

    /// Problem details (RFC 9457) with our `code`.
    public static ProblemDetails Problem(int status, string code, string detail) => new()
    {
        Status = status,
        Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        Detail = detail,
        Type = "about:blank",
        Extensions = { ["code"] = code },
    };
}
