using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Web;

namespace Waypost.Tests.House;

/// No one sees what is not theirs, first part: each route lets its stated audience in and nobody else.
public abstract class EveryRouteTests(WaypostApp app)
{
    [Fact]
    public async Task Each_route_lets_its_audience_in_and_nobody_else() => Problems.None(await RouteWalk.BreachesAsync(app));

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : EveryRouteTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : EveryRouteTests(app);
}

/// The program with five wrong routes in it, and two right ones.
public sealed class LeakyApp : WaypostApp
{
    protected override void Replace(IServiceCollection services) =>
        services.Configure<AuthorizationOptions>(options => options.AddPolicy(Audience.Manager, everybody => everybody.RequireAssertion(_ => true)));

    protected override void Plant(WebApplication app)
    {
        app.MapGet("/planted/none", () => "for whom?");
        app.MapGet("/planted/unnamed", () => "signed in, but as what?").RequireAuthorization();
        app.MapGet("/planted/both", () => "staff, and everybody").RequireAuthorization(Audience.Staff).AllowAnonymous();
        app.MapGet("/planted/leak", () => "the policy lets everybody in").RequireAuthorization(Audience.Manager);
        app.MapGet("/planted/shut", () => Results.StatusCode(StatusCodes.Status403Forbidden)).RequireAuthorization(Audience.SignedIn);
        app.MapGet("/planted/fine", () => "agents").RequireAuthorization(Audience.Agent);
        app.MapGet("/planted/open", () => "everybody").AllowAnonymous();
    }
}

public sealed class PlantedRouteTests(LeakyApp app) : IClassFixture<LeakyApp>
{
    [Theory] // a rule that cannot fail protects nothing
    [InlineData("/planted/none")]
    [InlineData("/planted/unnamed")]
    [InlineData("/planted/both")]
    [InlineData("/planted/leak")]
    [InlineData("/planted/shut")]
    public async Task A_planted_breach_is_caught(string pattern) => Assert.NotEmpty(await RouteWalk.BreachesAsync(app, route => route.Pattern == pattern));

    [Theory]
    [InlineData("/planted/fine")]
    [InlineData("/planted/open")]
    public async Task What_is_right_is_let_be(string pattern) => Assert.Empty(await RouteWalk.BreachesAsync(app, route => route.Pattern == pattern));
}
