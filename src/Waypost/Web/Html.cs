using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Waypost.Web;

/// Renders a component to HTML: the same one in a page, in the answer to a form and in a live stream.
public sealed class Html(IServiceProvider services, ILoggerFactory logs)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// `parameters`: an object whose properties are the component's parameters, or null.
    public Task<string> RenderAsync<T>(object? parameters = null) where T : IComponent => RenderAsync(typeof(T), parameters);

    /// A fragment in the answer to a request, its forms with the reader's token.
    public async Task<string> RenderAsync(HttpContext http, Type component, object? parameters)
    {
        var context = PageContext.Of(http);
        return Stencil.Fill(await RenderAsync<InContext>(new { Context = context, Component = component, Parameters = AsDictionary(parameters) }), context);
    }

    public async Task<string> RenderAsync(Type component, object? parameters)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(AsDictionary(parameters)));
            return root.ToHtmlString();
        });
    }

    public static Dictionary<string, object?> AsDictionary(object? parameters)
    {
        if (parameters is null) return [];
        if (parameters is Dictionary<string, object?> ready) return ready;
        var properties = Properties.GetOrAdd(parameters.GetType(), type => type.GetProperties());
        return properties.ToDictionary(property => property.Name, property => property.GetValue(parameters));
    }
}
