using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waypost.People;

namespace Waypost.Tests;

/// Somebody who asks: as a program with an API key (`Api`), and in a browser with cookies (`Pages`). Neither follows redirects.
public sealed partial class Actor
{
    public const string NobodysName = "nobody";
    private string? _token;

    private Actor(Uri address, string name, string? role)
    {
        (Name, Role) = (name, role);
        Api = Client(address);
        Pages = Client(address);
        Pages.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public string Name { get; }

    /// The audience's word for what this person is; null for a visitor.
    public string? Role { get; }
    public HttpClient Api { get; }
    public HttpClient Pages { get; }

    public static Actor Visitor(Uri address) => new(address, NobodysName, null);

    public static async Task<Actor> SignInAsync(Uri address, string name, string role, string key)
    {
        var actor = new Actor(address, name, role);
        actor.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await actor.PostFormAsync("/sign-in", ("Email", name + DemoSignIn.Domain), ("Password", DemoSignIn.Password), ("ReturnUrl", "/"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        actor.ForgetToken();
        return actor;
    }

    /// The form token that any page gives to this person.
    public async Task<string> TokenAsync() => _token ??= TokenIn().Match(await Pages.GetStringAsync("/sign-in")).Groups["token"].Value;

    /// A token belongs to who asked for it: after signing in or out, ask again.
    public void ForgetToken() => _token = null;

    /// Sends a form as the browser does, with its token.
    public async Task<HttpResponseMessage> PostFormAsync(string url, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", await TokenAsync()));
        using var content = new FormUrlEncodedContent(form);
        return await Pages.PostAsync(url, content);
    }

    /// Sends JSON with the key and answers what came back, which must be a success.
    public async Task<JsonNode> PostAsync(string url, object body)
    {
        using var answer = await Api.PostAsJsonAsync(url, body);
        return await answer.JsonAsync();
    }

    public async Task<JsonNode> GetAsync(string url)
    {
        using var answer = await Api.GetAsync(url);
        return await answer.JsonAsync();
    }

    public override string ToString() => Name;

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = address };

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenIn();
}
