using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waypost.People;

namespace Waypost.Tests.People;

/// The program with a clock that the test moves.
public sealed class ClockedApp : WaypostApp
{
    public FakeClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    protected override void Replace(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
}

public sealed class SignInTests(ClockedApp app) : IClassFixture<ClockedApp>
{
    private const string Wrong = "do not belong together";

    [Fact]
    public async Task The_right_password_opens_the_door_and_signing_outside_shuts_it()
    {
        var seller = Actor.Visitor(app.Address);
        using (var signedIn = await TryAsync(seller, "seller@demo.test", DemoSignIn.Password)) Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        seller.ForgetToken();
        using (var inside = await seller.Pages.GetAsync("/tickets")) Assert.Equal(HttpStatusCode.OK, inside.StatusCode);

        using (var done = await seller.PostFormAsync("/sign-out")) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        using var outside = await seller.Pages.GetAsync("/tickets");
        Assert.Contains("/sign-in", outside.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gold@demo.test", "not-it")]
    [InlineData("nobody-here@demo.test", "demo")]
    public async Task Somebody_unknown_and_a_wrong_password_get_the_same_words(string email, string password)
    {
        var visitor = Actor.Visitor(app.Address);
        using var answer = await TryAsync(visitor, email, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(Wrong, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal); // what was typed is still there
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes()
    {
        var visitor = Actor.Visitor(app.Address);
        for (var i = 0; i < SignIn.MostFailures; i++)
            using (var wrong = await TryAsync(visitor, "host@demo.test", "not-it")) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        using (var locked = await TryAsync(visitor, "host@demo.test", DemoSignIn.Password))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
            Assert.Contains("Too many wrong passwords", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        app.Clock.Advance(SignIn.LockedFor + TimeSpan.FromSeconds(1));
        using var later = await TryAsync(visitor, "host@demo.test", DemoSignIn.Password);
        Assert.Equal(HttpStatusCode.SeeOther, later.StatusCode);
    }

    [Theory]
    [InlineData("/tickets", "/tickets")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    public async Task The_way_back_is_never_to_somebody_elses_site(string asked, string sent)
    {
        var visitor = Actor.Visitor(app.Address);
        using var answer = await visitor.PostFormAsync("/sign-in", ("Email", "gold@demo.test"), ("Password", DemoSignIn.Password), ("ReturnUrl", asked));
        Assert.Equal(sent, answer.Headers.Location?.ToString());
    }

    private static Task<HttpResponseMessage> TryAsync(Actor who, string email, string password) => who.PostFormAsync("/sign-in", ("Email", email), ("Password", password), ("ReturnUrl", ""));
}
