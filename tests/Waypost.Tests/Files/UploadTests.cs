using System.Net;
using System.Text;

namespace Waypost.Tests.Files;

/// Attachments: what a file is, is told by its bytes, and only those who may read the thread may read it.
public abstract class UploadTests(WaypostApp app)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("invoice.png", "<script>alert(1)</script>")]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("report.pdf", "MZ\u0090 not a document")]
    public async Task A_forged_type_is_refused_and_nothing_is_kept(string name, string content)
    {
        var before = await app.ReadAsync(db => Task.FromResult(db.Set<Waypost.Files.StoredFile>().Count()));
        using var answer = await SendAsync(app.Cast.Seller, name, Encoding.UTF8.GetBytes(content));
        await answer.RefusesAsync(HttpStatusCode.UnprocessableEntity, "file_type");
        Assert.Equal(before, await app.ReadAsync(db => Task.FromResult(db.Set<Waypost.Files.StoredFile>().Count())));
    }

    [Fact]
    public async Task A_picture_is_its_owners_until_it_is_sent_and_then_the_threads()
    {
        using var taken = await SendAsync(app.Cast.Seller, "receipt.png", Png);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        var id = (string)(await taken.JsonAsync())["id"]!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Cast.Seller, id));
        foreach (var other in new[] { app.Cast.Nobody, app.Cast.Gold, app.Cast.Agent }) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, id));

        var conversation = (string)(await app.Cast.Seller.PostAsync("/api/v1/conversations", new { text = "My payout failed, see the receipt" }))["id"]!;
        using var stolen = await app.Cast.Gold.Api.PostAsync($"/api/v1/conversations/{conversation}/messages", null);
        Assert.NotEqual(HttpStatusCode.Created, stolen.StatusCode);
        await app.Cast.Seller.PostAsync($"/api/v1/conversations/{conversation}/messages", new { clientId = "with-picture", text = "Here", fileIds = new[] { id } });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app.Cast.Supervisor, id));
        foreach (var other in new[] { app.Cast.Nobody, app.Cast.Gold }) Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, id));
    }

    [Fact]
    public async Task Nobody_uploads_and_too_much_is_too_much()
    {
        using var nobody = await SendAsync(app.Cast.Nobody, "a.png", Png);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var large = await SendAsync(app.Cast.Seller, "large.png", [.. Png, .. new byte[Waypost.Files.StoredFile.Largest]]);
        await large.RefusesAsync(HttpStatusCode.UnprocessableEntity, "file_too_large");
    }

    private static async Task<HttpResponseMessage> SendAsync(Actor who, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await who.Api.PostAsync("/api/v1/files", form);
    }

    private static async Task<HttpStatusCode> StatusAsync(Actor who, string id)
    {
        using var answer = await who.Api.GetAsync("/files/" + id);
        return answer.StatusCode;
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : UploadTests(app);

    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : UploadTests(app);
}
