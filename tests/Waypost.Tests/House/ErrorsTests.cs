using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Waypost.Tests.House;

/// Bad input gets a clear answer and changes nothing.
public abstract class ErrorsTests(WaypostApp app)
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];

    [Fact]
    public async Task What_is_not_json_is_refused_in_words()
    {
        using var content = new StringContent("{\"text\": ", Encoding.UTF8, "application/json");
        using var answer = await app.Cast.Seller.Api.PostAsync("/api/v1/navigate", content);
        await answer.RefusesAsync(HttpStatusCode.BadRequest, "bad_request");
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var content = new StringContent("text=hello", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await app.Cast.Seller.Api.PostAsync("/api/v1/navigate", content);
        await answer.RefusesAsync(HttpStatusCode.UnsupportedMediaType, "wrong_content_type");
    }

    [Theory]
    [InlineData("/api/v1/no-such-thing")]
    [InlineData("/api/v1/tickets/999999")]
    [InlineData("/api/v1/topics/01890000-0000-7000-8000-000000000000")]
    [InlineData("/api/v1/articles/no-such-article")]
    [InlineData("/api/v1/conversations/01890000-0000-7000-8000-000000000000/events")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        using var answer = await app.Cast.Seller.Api.GetAsync(url);
        await answer.RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Oversize_text_is_refused_and_nothing_is_made()
    {
        var before = (await app.Cast.Gold.GetAsync("/api/v1/conversations"))["items"]!.AsArray().Count;
        using var answer = await app.Cast.Gold.Api.PostAsJsonAsync("/api/v1/conversations", new { text = new string('x', 200_000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(await answer.CodeAsync());
        Assert.Equal(before, (await app.Cast.Gold.GetAsync("/api/v1/conversations"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_as_if_it_were_not_there()
    {
        var made = await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "Where is the settlement of my last order?", clientId = "errors-not-yours" });
        var id = (string)made["id"]!;
        await app.Cast.Seller.PostAsync($"/api/v1/conversations/{id}/messages", new { text = "Anybody here?", clientId = "errors-mine" }); // the same request succeeds for the right person

        using var post = await app.Cast.Gold.Api.PostAsJsonAsync($"/api/v1/conversations/{id}/messages", new { text = "Let me in.", clientId = "errors-theirs" });
        await post.RefusesAsync(HttpStatusCode.NotFound, "not_found");
        using var events = await app.Cast.Gold.Api.GetAsync($"/api/v1/conversations/{id}/events", HttpCompletionOption.ResponseHeadersRead);
        await events.RefusesAsync(HttpStatusCode.NotFound, "not_found");
        using var page = await app.Cast.Gold.Pages.GetAsync($"/chat/{id}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task A_forged_file_type_is_refused()
    {
        using var right = await UploadAsync(Picture, "label.png");
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        using var forged = await UploadAsync("<script>alert(1)</script>"u8.ToArray(), "label.png");
        await forged.RefusesAsync(HttpStatusCode.UnprocessableEntity, "file_type");
    }

    [Fact]
    public async Task A_wrong_key_is_told_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/conversations");
        request.Headers.Authorization = new("Bearer", "wp_wrong");
        using var answer = await app.Cast.Nobody.Api.SendAsync(request);
        await answer.RefusesAsync(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task A_cookie_alone_does_not_write_through_the_api()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/conversations") { Content = JsonContent.Create(new { text = "Sent from another site" }) };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await app.Cast.Seller.Pages.SendAsync(request);
        await answer.RefusesAsync(HttpStatusCode.BadRequest, "token_missing");
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes) { Headers = { ContentType = new("image/png") } }, "file", name } };
        return await app.Cast.Seller.Api.PostAsync("/api/v1/files", form);
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : ErrorsTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : ErrorsTests(app);
}
