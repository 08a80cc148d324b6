using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.People;

public static class PeopleRoom
{
    private const string StampClaim = "stamp";

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Callers>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddScoped<SignIn>();
        services.AddScoped<FirstAdmin>();
        services.AddScoped<CreateApiKey>();
        services.AddSingleton<IPagePart, ProfileMenuPart>();
        services.AddAuthentication("either")
            .AddPolicyScheme("either", null, options => options.ForwardDefaultSelector = http =>
                http.Request.Headers.ContainsKey("Authorization") ? KeyAuthentication.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddCookie(ConfigureCookie);
        services.AddAuthorization(Audience.AddPolicies);
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("", Audience.Anyone);
        pages.MapGet("/sign-in", ShowSignIn);
        pages.MapPost("/sign-in", SignInFromPage);
        pages.MapGet("/first-admin/{code}", (string code) => new Page<FirstAdminPage>("First admin", Area.Admin, new { Code = code, Form = new FirstAdminForm(null, null, null) }));
        pages.MapPost("/first-admin/{code}", AcceptFirstAdmin);
        routes.MapPages("/sign-out", Audience.SignedIn).MapPost("", async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Turbo.SeeOther("/sign-in");
        });
    }

    public static async Task<IResult> SignInAsync(HttpContext http, Person person, string? returnUrl)
    {
        var claims = new[] { new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(StampClaim, person.SecurityStamp ?? "") };
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)),
            new AuthenticationProperties { IsPersistent = true });
        var ours = returnUrl is ['/', ..] and not ['/', '/' or '\\', ..]; // never a way to somebody else's site
        return Turbo.SeeOther(ours ? returnUrl! : HomeOf(person.Roles));
    }

    private static string HomeOf(Roles roles) =>
        (roles & (Roles.Agent | Roles.Supervisor)) != Roles.None ? "/desk" : roles.HasFlag(Roles.Admin) ? "/admin" : roles.HasFlag(Roles.Host) ? "/community" : roles.HasFlag(Roles.Editor) ? "/help" : "/";

    private static async Task<IResult> ShowSignIn(string? returnUrl, WaypostDb db, CancellationToken stop) =>
        new Page<SignInPage>("Sign in", Area.SellerCenter, new { Form = new SignInForm(null, null, returnUrl), Demo = await DemoSignIns.AllAsync(db, stop) });

    private static async Task<IResult> SignInFromPage(HttpContext http, SignIn signIn, WaypostDb db, CancellationToken stop)
    {
        var form = SignInForm.From(await http.Request.ReadFormAsync(stop));
        try
        {
            return await SignInAsync(http, await signIn.RunAsync(form.Email ?? "", form.Password ?? "", stop), form.ReturnUrl);
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return new Page<SignInPage>("Sign in", Area.SellerCenter, new { Form = form with { Password = null }, Problem = wrong.Message, Demo = await DemoSignIns.AllAsync(db, stop) })
            {
                Status = StatusCodes.Status422UnprocessableEntity,
            };
        }
    }

    private static async Task<IResult> AcceptFirstAdmin(string code, HttpContext http, FirstAdmin first, CancellationToken stop)
    {
        var form = FirstAdminForm.From(await http.Request.ReadFormAsync(stop));
        try
        {
            return await SignInAsync(http, await first.AcceptAsync(code, form.Email ?? "", form.Name ?? "", form.Password ?? "", stop), "/admin");
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return new Page<FirstAdminPage>("First admin", Area.Admin, new { Code = code, Form = form with { Password = null }, Problem = wrong.Message })
            {
                Status = StatusCodes.Status422UnprocessableEntity,
            };
        }
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Routes.SessionCookie;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = async context =>
        {
            var stamp = context.Principal?.FindFirstValue(StampClaim);
            if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
                && await context.HttpContext.RequestServices.GetRequiredService<Callers>().FindAsync(id, context.HttpContext.RequestAborted) is { } known
                && known.Stamp == stamp)
                context.Principal = WithStamp(Principals.For(context.HttpContext, known.Caller, CookieAuthenticationDefaults.AuthenticationScheme), stamp);
            else
                context.RejectPrincipal();
        };
        options.Events.OnRedirectToLogin = context => AnswerOrSend(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// The cookie is written anew while it slides: what it holds must stay in the principal.
    private static ClaimsPrincipal WithStamp(ClaimsPrincipal principal, string stamp)
    {
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(StampClaim, stamp));
        return principal;
    }

    private static Task AnswerOrSend(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !HttpMethods.IsGet(context.Request.Method)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}

// Forms are read by hand: the framework's binding refuses a record when a field that may be missing is missing.
public sealed record SignInForm(string? Email, string? Password, string? ReturnUrl)
{
    public static SignInForm From(IFormCollection sent) => new(sent["Email"], sent["Password"], sent["ReturnUrl"]);
}

public sealed record FirstAdminForm(string? Email, string? Name, string? Password)
{
    public static FirstAdminForm From(IFormCollection sent) => new(sent["Email"], sent["Name"], sent["Password"]);
}
