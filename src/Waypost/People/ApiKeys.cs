using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waypost.Audit;
using Waypost.Storage;

namespace Waypost.People;

/// Makes a key that acts as a person; the key itself is shown once and never again.
public sealed class CreateApiKey(WriteLane lane, TimeProvider clock)
{
    public async Task<string> RunAsync(string email, string scopes, CancellationToken stop)
    {
        var key = "wp_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async db =>
        {
            var normal = email.Trim().ToUpperInvariant();
            var person = await db.People.SingleOrDefaultAsync(each => each.NormalizedEmail == normal, stop)
                ?? throw Refusal.NotFound($"person as {email}");
            db.Add(new ApiKey { Id = Guid.CreateVersion7(now), PersonId = person.Id, Hash = KeyAuthentication.HashOf(key), Scopes = scopes, CreatedAt = now });
            await db.AuditAsync(person.Id, "key.created", person.Id.ToString(), now, stop);
            db.Nudge(Callers.Log);
        }, stop);
        return key;
    }
}

/// `Authorization: Bearer wp_…` (RFC 6750 section 2.1).
public sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key";
    private const string Prefix = "Bearer ";

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        if (await callers.ByKeyHashAsync(HashOf(header[Prefix.Length..].Trim()), Context.RequestAborted) is not { } personId
            || await callers.FindAsync(personId, Context.RequestAborted) is not { } known)
            return AuthenticateResult.Fail("The key is not known or was revoked.");

        return AuthenticateResult.Success(new AuthenticationTicket(Principals.For(Context, known.Caller, Name), Name));
    }
}

public static class Principals
{
    /// The principal that the audiences look at; puts the caller where handlers find it.
    public static ClaimsPrincipal For(HttpContext http, Caller caller, string scheme)
    {
        http.Features.Set(caller);
        var claims = new List<Claim>(4) { new(ClaimTypes.NameIdentifier, caller.UserId.ToString()), new(ClaimTypes.Name, caller.Name) };
        foreach (var role in Enum.GetValues<Roles>())
            if (role != Roles.None && caller.Roles.HasFlag(role)) claims.Add(new Claim(ClaimTypes.Role, role.ToString().ToLowerInvariant()));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
