using Microsoft.AspNetCore.Diagnostics;

namespace Waypost.Web;

/// Translates what went wrong for all mouths: problem details for programs, a sentence in a page for people.
public sealed class RefusalHandler(ILogger<RefusalHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested && exception is OperationCanceledException) return true;
        var refusal = exception switch
        {
            Refusal said => said,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Refusal("too_large", "That is larger than this place takes.", 413),
            BadHttpRequestException bad => new Refusal("bad_request", Plainly(bad), bad.StatusCode),
            _ => null,
        };
        if (refusal is null)
        {
            var reference = httpContext.TraceIdentifier;
            log.LogError(exception, "Failed request {Reference}", reference);
            refusal = new Refusal("internal_error", $"Something went wrong on our side. If it stays, tell us this number: {reference}.", 500);
        }

        await AnswerAsync(httpContext, refusal);
        return true;
    }

    public static async Task AnswerAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (WantsJson(http))
        {
            var problem = Routes.Problem(refusal.Status, refusal.Code, refusal.Message);
            if (refusal.Reasons.Count > 0) problem.Extensions["reasons"] = refusal.Reasons;
            await http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json");
            return;
        }

        await new Page<RefusedPage>(refusal.Message, Area.SellerCenter, new { Refusal = refusal }) { Status = refusal.Status }.ExecuteAsync(http);
    }

    private static bool WantsJson(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private static string Plainly(BadHttpRequestException bad) => bad.InnerException is System.Text.Json.JsonException json
        ? $"The request is not the JSON this call takes (line {json.LineNumber + 1}, {json.Path ?? "start"})."
        : "The request is not what this call takes. Check the address, the values and the content type.";
}
