using Microsoft.AspNetCore.Antiforgery;

namespace Waypost.Web;

/// What every component of a page may know, cascaded; in live fragments there is none of it.
public sealed class PageContext(HttpContext http)
{
    private string? _token;

    public static PageContext Of(HttpContext http)
    {
        if (http.Features.Get<PageContext>() is { } known) return known;
        var context = new PageContext(http);
        http.Features.Set(context);
        return context;
    }

    public System.Security.Claims.ClaimsPrincipal User => http.User;
    public bool IsSignedIn => http.User.Identity?.IsAuthenticated == true;
    public string Path => http.Request.Path.Value ?? "/";

    /// The form token. Asking for it sets a cookie, so a page that has no form stays cacheable. Components write its hole instead.
    public string Token => _token ??= http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;

    public bool TokenWasAsked => _token is not null;

    /// Whether this audience lets the reader in: for showing or hiding ways, never instead of the route's own check.
    public bool Is(string audience) => Audience.Roles[audience] is { } roles ? roles.Length == 0 || Array.Exists(roles, http.User.IsInRole) : IsSignedIn;
}
