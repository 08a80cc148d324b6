using System.Security.Cryptography;
using Waypost.People;

namespace Waypost.Navigator;

/// Someone who is not signed in keeps what they asked by a random cookie that says nothing about them.
public static class Visitors
{
    public const string Cookie = "wp_visitor";

    public static Guid? IdOf(HttpContext http) => Guid.TryParseExact(http.Request.Cookies[Cookie], "N", out var id) ? id : null;

    /// Who owns what is asked in this request: the person, or the visitor, who gets the cookie now.
    public static Guid OwnerOf(HttpContext http, Caller caller)
    {
        if (caller.IsSignedIn) return caller.UserId;
        if (IdOf(http) is { } known) return known;
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(Cookie, id.ToString("N"), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true, Path = "/",
        });
        return id;
    }
}
