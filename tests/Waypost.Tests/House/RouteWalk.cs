using System.Net;

namespace Waypost.Tests.House;

/// Asks every route as every role, and tells where the answer is not what the stated audience promises.
public static class RouteWalk
{
    public static async Task<IReadOnlyList<string>> BreachesAsync(WaypostApp app, Func<RouteAudience, bool>? only = null)
    {
        var breaches = new List<string>();
        foreach (var route in app.Routes.Select(endpoint => new RouteAudience(endpoint)).Where(route => only?.Invoke(route) ?? true))
        {
            if (route.Problem is not null)
            {
                breaches.Add($"{route.Pattern} {route.Problem}");
                continue;
            }

            foreach (var method in route.Methods)
                foreach (var actor in app.Cast.OneOfEachRole)
                    if (await AskAsync(route, method, actor) is { } breach) breaches.Add($"{method} {route} as {actor}: {breach}");
        }

        return breaches;
    }

    private static async Task<string?> AskAsync(RouteAudience route, string method, Actor actor)
    {
        using var request = route.Ask(method);
        request.Headers.Accept.ParseAdd("application/json"); // refusals then carry their code, on pages too
        using var answer = await (route.IsForProgram ? actor.Api : actor.Pages).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        if ((int)answer.StatusCode >= 500) return $"answered {(int)answer.StatusCode}";
        var shut = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => true,
            HttpStatusCode.Forbidden => await answer.CodeAsync() is null or "not_allowed", // other codes are the thing's own rules
            HttpStatusCode.Found => answer.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true,
            _ => false,
        };
        return (route.Includes(actor.Role), shut) switch
        {
            (true, true) => $"is of the audience and was not let in ({(int)answer.StatusCode})",
            (false, false) => $"is not of the audience and got {(int)answer.StatusCode}",
            _ => null,
        };
    }
}
