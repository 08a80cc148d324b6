using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Waypost.People;

namespace Waypost.Tests.People;

/// A new installation, with nobody in it.
public sealed class EmptyApp : WaypostApp
{
    protected override bool HasDemo => false;
}

public sealed class FirstAdminTests(EmptyApp app) : IClassFixture<EmptyApp>
{
    [Fact]
    public async Task The_link_makes_one_admin_and_then_nobody_else()
    {
        var visitor = Actor.Visitor(app.Address);
        Assert.DoesNotContain("demo.test", await visitor.Pages.GetStringAsync("/sign-in"), StringComparison.Ordinal); // nothing is demo here

        var code = await InviteAsync();
        using (var guessed = await visitor.Pages.GetAsync("/tickets")) Assert.Contains("/sign-in", guessed.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var shortOne = await AcceptAsync(visitor, code!, "short")) Assert.Equal(HttpStatusCode.UnprocessableEntity, shortOne.StatusCode);
        using (var wrongCode = await AcceptAsync(visitor, "0000", "a long enough one")) Assert.Equal(HttpStatusCode.NotFound, wrongCode.StatusCode);
        using (var first = await AcceptAsync(visitor, code!, "a long enough one")) Assert.Equal("/admin", first.Headers.Location?.ToString());
        using (var inside = await visitor.Pages.GetAsync("/admin")) Assert.Equal(HttpStatusCode.OK, inside.StatusCode);

        var second = Actor.Visitor(app.Address);
        using (var again = await AcceptAsync(second, code!, "a long enough one")) Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(await InviteAsync());
    }

    private async Task<string?> InviteAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstAdmin>().InviteAsync(CancellationToken.None);
    }

    private static Task<HttpResponseMessage> AcceptAsync(Actor who, string code, string password) =>
        who.PostFormAsync($"/first-admin/{code}", ("Name", "Robin Ames"), ("Email", "robin@harborly.example"), ("Password", password));
}
