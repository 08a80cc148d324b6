using Microsoft.AspNetCore.Authorization;

namespace Waypost.Web;

/// Who a route is for. Every route states one; the test that walks all routes with all roles reads it from there.
public static class Audience
{
    public const string Anyone = "anyone";
    public const string SignedIn = "signed-in";
    public const string Seller = "seller";
    public const string Staff = "staff";
    public const string Agent = "agent";
    public const string Supervisor = "supervisor";
    public const string Editor = "editor";
    public const string Host = "host";
    /// Writes to all sellers: editors and hosts.
    public const string Writer = "writer";
    public const string Manager = "manager";
    public const string Admin = "admin";

    /// The roles that each audience lets in; empty means everybody (anyone), null means every signed-in person.
    public static readonly IReadOnlyDictionary<string, string[]?> Roles = new Dictionary<string, string[]?>
    {
        [Anyone] = [],
        [SignedIn] = null,
        [Seller] = [Seller],
        [Staff] = [Agent, Supervisor, Editor, Host, Manager, Admin],
        [Agent] = [Agent, Supervisor, Admin],
        [Supervisor] = [Supervisor, Admin],
        [Editor] = [Editor, Admin],
        [Host] = [Host, Admin],
        [Writer] = [Editor, Host, Admin],
        [Manager] = [Manager, Admin],
        [Admin] = [Admin],
    };

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
        {
            options.AddPolicy(name, policy =>
            {
                if (roles is []) policy.RequireAssertion(_ => true);
                else if (roles is null) policy.RequireAuthenticatedUser();
                else policy.RequireAuthenticatedUser().RequireRole(roles);
            });
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build(); // a route that states none lets nobody in
    }
}
