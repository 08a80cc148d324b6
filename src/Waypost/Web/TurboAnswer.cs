using System.Text;
using Microsoft.AspNetCore.Components;

namespace Waypost.Web;

/// Several changes in answer to one form: Turbo streams for browsers that ask for them, a plain way back for all others.
public sealed class TurboAnswer(string otherwise) : IResult
{
    private readonly List<(string Action, string Target, Type Component, object Parameters)> _changes = [];

    public TurboAnswer Append<T>(string target, object parameters) where T : IComponent => Add<T>("append", target, parameters);

    public TurboAnswer Replace<T>(string target, object parameters) where T : IComponent => Add<T>("replace", target, parameters);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!Turbo.WantsStream(httpContext))
        {
            await Turbo.SeeOther(otherwise).ExecuteAsync(httpContext);
            return;
        }

        var text = new StringBuilder();
        var html = httpContext.RequestServices.GetRequiredService<Html>();
        foreach (var (action, target, component, parameters) in _changes)
            text.Append(Turbo.Stream(action, target, await html.RenderAsync(httpContext, component, parameters)));
        httpContext.Response.ContentType = Turbo.ContentType + "; charset=utf-8";
        await httpContext.Response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    private TurboAnswer Add<T>(string action, string target, object parameters)
    {
        _changes.Add((action, target, typeof(T), parameters));
        return this;
    }
}
