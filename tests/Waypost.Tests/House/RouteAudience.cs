using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Waypost.Web;

namespace Waypost.Tests.House;

/// A route, and whom it says it is for.
public sealed class RouteAudience
{
    private readonly string[] _audiences;

    public RouteAudience(RouteEndpoint endpoint)
    {
        Pattern = "/" + endpoint.RoutePattern.RawText?.Trim('/');
        Methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } stated ? stated : ["GET", "POST"];
        Url = UrlOf(endpoint.RoutePattern);

        TakesForm = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Any(type => type.Contains("form", StringComparison.Ordinal))
            ?? !IsForProgram;

        var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        _audiences = [.. asked.Select(each => each.Policy ?? "").Distinct(StringComparer.Ordinal)];
        Problem = (open, _audiences) switch
        {
            (false, []) => "states no audience",
            (true, not []) => "states an audience and lets everybody in",
            _ when _audiences.FirstOrDefault(each => !Audience.Roles.ContainsKey(each)) is { } unknown => $"states \"{unknown}\", which is no audience",
            _ => null,
        };
    }

    public string Pattern { get; }
    public IReadOnlyList<string> Methods { get; }

    /// An address that the route takes, of things that are not there.
    public string Url { get; }

    /// Whether it takes a form; otherwise it takes JSON.
    public bool TakesForm { get; }

    /// What is wrong with the statement itself.
    public string? Problem { get; }

    public bool IsForProgram => Pattern.StartsWith("/api/", StringComparison.Ordinal);
    public bool HasParameters => Pattern.Contains('{');

    /// A request that routing accepts: of the right content type, with nothing in it.
    public HttpRequestMessage Ask(string method)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Url);
        if (method is not ("GET" or "HEAD")) request.Content = TakesForm ? new FormUrlEncodedContent([]) : new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }

    /// Whether somebody with this role (null: a visitor) is of the audience.
    public bool Includes(string? role) => _audiences.All(each => Audience.Roles[each] is { } roles ? roles is [] || roles.Contains(role) : role is not null);

    public override string ToString() => $"{Pattern} ({(_audiences is [] ? Audience.Anyone : string.Join(" and ", _audiences))})";

    private static string UrlOf(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => ValueFor(parameter),
            _ => "",
        }))));

    private static string ValueFor(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Select(each => each.Content).ToArray() switch
    {
        var rules when rules.Contains("guid") => "01890000-0000-7000-8000-000000000000",
        var rules when rules.Contains("int") || rules.Contains("long") => "999999",
        _ => parameter.Name is "documentName" ? "v1" : "nothing-here",
    };
}
