using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waypost.Tests.House;

/// The contract is pinned: a changed one shows in review. `WAYPOST_UPDATE=1 bin/test --fast` writes the new one.
[Collection(OnSqlite.Name)]
public sealed class OpenApiTests(SqliteApp app)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_contract_is_the_pinned_one()
    {
        var served = JsonNode.Parse(await app.Cast.Nobody.Api.GetStringAsync("/openapi/v1.json"))!;
        served.AsObject().Remove("servers"); // the address of this very run
        var text = served.ToJsonString(Indented) + "\n";

        var file = Path.Combine(Sources.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("WAYPOST_UPDATE") == "1") await File.WriteAllTextAsync(file, text);
        Assert.True(File.Exists(file), "docs/openapi.json is missing: run with WAYPOST_UPDATE=1.");
        Assert.Equal(await File.ReadAllTextAsync(file), text);
    }

    [Fact]
    public async Task Every_call_says_what_it_does()
    {
        var served = JsonNode.Parse(await app.Cast.Nobody.Api.GetStringAsync("/openapi/v1.json"))!;
        var silent = from path in served["paths"]!.AsObject()
                     from call in path.Value!.AsObject()
                     where string.IsNullOrWhiteSpace((string?)call.Value!["summary"])
                     select $"{call.Key} {path.Key}";
        Problems.None(silent);
    }
}
