using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waypost.Cli;
using Waypost.Demo;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Bench;

/// The demo marketplace in a folder of its own, with keys for its people.
internal sealed record Marketplace(string Folder, IReadOnlyList<string> SellerKeys, string AgentKey) : IDisposable
{
    public static async Task<Marketplace> MakeAsync(int sellers)
    {
        var folder = Directory.CreateTempSubdirectory("waypost-bench-").FullName;
        await using var app = Server.Build(new ServerOptions { DataFolder = folder, Serves = false, EnvironmentName = "Production", Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error" } });
        await Server.PrepareAsync(app, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LoadDemo>().RunAsync(DemoRoom.Sellers, DemoRoom.Seed, null, CancellationToken.None);
        var keys = scope.ServiceProvider.GetRequiredService<CreateApiKey>();
        var emails = await scope.ServiceProvider.GetRequiredService<WaypostDb>().People.Where(person => person.SellerId != null).OrderBy(person => person.NormalizedEmail).Select(person => person.Email!).Take(sellers).ToListAsync();
        var sellerKeys = new List<string>();
        foreach (var email in emails) sellerKeys.Add(await keys.RunAsync(email, "", CancellationToken.None));
        return new Marketplace(folder, sellerKeys, await keys.RunAsync("agent@demo.test", "", CancellationToken.None));
    }

    /// A conversation for each seller, accepted by the agent.
    public async Task<IReadOnlyList<Talk>> TalkAsync(string url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var talks = new List<Talk>();
        foreach (var key in SellerKeys)
        {
            var id = (await SendAsync(http, key, "/api/v1/conversations", new { text = "My payout failed" })).GetProperty("id").GetString()!;
            await SendAsync(http, AgentKey, $"/api/v1/conversations/{id}/accept", new { });
            await SendAsync(http, AgentKey, $"/api/v1/conversations/{id}/messages", new { clientId = "hello", text = "I am looking." }); // the first answer is behind us
            talks.Add(new Talk(id, key, AgentKey));
        }

        return talks;
    }

    /// The cookies of a demo person's browser: the session's, and the one that its form token belongs to.
    public static async Task<string> CookieAsync(string url, string email)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        var page = await http.GetAsync("/sign-in");
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" value=\"(?<t>[^\"]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["t"].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Email"] = email, ["Password"] = DemoSignIn.Password }),
            Headers = { { "Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]) } },
        };
        var answer = await http.SendAsync(form);
        return string.Join("; ", page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).Select(cookie => cookie.Split(';')[0]).Where(cookie => cookie.StartsWith("wp_", StringComparison.Ordinal)));
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string key, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
