using Microsoft.AspNetCore.Components;

namespace Waypost.Web;

/// Answers to forms: Turbo streams for browsers that ask for them, a plain way back for all others.
public static class Turbo
{
    public const string ContentType = "text/vnd.turbo-stream.html";

    public static bool WantsStream(HttpContext http) => http.Request.Headers.Accept.ToString().Contains(ContentType, StringComparison.Ordinal);

    public static IResult Replace<T>(string elementId, object parameters, string otherwise) where T : IComponent => new Answer<T>("replace", elementId, parameters, otherwise);

    public static IResult Append<T>(string elementId, object parameters, string otherwise) where T : IComponent => new Answer<T>("append", elementId, parameters, otherwise);

    /// 303: the browser gets the page anew, and a reload sends nothing twice.
    public static IResult SeeOther(string url) => new SeeOtherResult(url);

    public static string Stream(string action, string target, string html) => $"<turbo-stream action=\"{action}\" target=\"{target}\"><template>{html}</template></turbo-stream>";

    private sealed class Answer<T>(string action, string elementId, object parameters, string otherwise) : IResult where T : IComponent
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (!WantsStream(httpContext))
            {
                await SeeOther(otherwise).ExecuteAsync(httpContext);
                return;
            }

            var html = await httpContext.RequestServices.GetRequiredService<Html>().RenderAsync(httpContext, typeof(T), parameters);
            httpContext.Response.ContentType = ContentType + "; charset=utf-8";
            await httpContext.Response.WriteAsync(Stream(action, elementId, html), httpContext.RequestAborted);
        }
    }

    private sealed class SeeOtherResult(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
