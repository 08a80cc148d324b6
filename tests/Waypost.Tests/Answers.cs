using System.Net;
using System.Text.Json.Nodes;

namespace Waypost.Tests;

/// What came back over HTTP, read the way tests ask for it.
public static class Answers
{
    /// The JSON of a success.
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// Asserts a refusal: its status, and its code in problem details.
    public static async Task RefusesAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}: {(int)answer.StatusCode} instead of {(int)status}. {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (string?)JsonNode.Parse(text)!["code"]);
    }

    /// The code of problem details, or null when it is something else.
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["code"]
            : null;
}
