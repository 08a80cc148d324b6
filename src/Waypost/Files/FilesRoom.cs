using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Files;

/// Says who may see a file that is attached to something of the room that plugs in.
public interface IAttachedTo
{
    /// The part before the colon in `AttachedTo`.
    string Kind { get; }
    Task<bool> MaySeeAsync(WaypostDb db, Caller caller, string id, CancellationToken stop);
}

public static class FilesRoom
{
    public static void AddFiles(this IServiceCollection services) => services.AddScoped<TakeFile>();

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPages("/files", Audience.SignedIn).MapPost("", TakeAsync);
        routes.MapPages("/files", Audience.Anyone).MapGet("/{id:guid}", SendAsync);
        routes.MapApi("/files", Audience.SignedIn).MapPost("", TakeAsync).WithSummary("Upload a picture or PDF to attach to a message").Produces<FileJson>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, Caller caller, TakeFile take, CancellationToken stop)
    {
        if (!request.HasFormContentType) throw Refusal.BadInput("file_missing", "Send the file as multipart/form-data, field \"file\".");
        var file = (await request.ReadFormAsync(stop)).Files.GetFile("file") ?? throw Refusal.BadInput("file_missing", "Send the file as multipart/form-data, field \"file\".");
        await using var content = file.OpenReadStream();
        var stored = await take.RunAsync(caller.UserId, file.FileName, content, stop);
        return Results.Created($"/files/{stored.Id}", new FileJson(stored.Id.ToString(), stored.Name, stored.ContentType));
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, Caller caller, WaypostDb db, Database database, IEnumerable<IAttachedTo> kinds, CancellationToken stop)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("file");
        if (!await MaySeeAsync(file, caller, db, kinds, stop)) throw Refusal.NotFound("file");
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(TakeFile.PathOf(database, file.Hash), file.ContentType, file.IsPicture ? null : file.Name, enableRangeProcessing: true);
    }

    private static async Task<bool> MaySeeAsync(StoredFile file, Caller caller, WaypostDb db, IEnumerable<IAttachedTo> kinds, CancellationToken stop)
    {
        if (caller.IsSignedIn && file.OwnerId == caller.UserId) return true;
        if (file.AttachedTo?.Split(':', 2) is not [var kind, var to]) return false;
        return kinds.FirstOrDefault(each => each.Kind == kind) is { } room && await room.MaySeeAsync(db, caller, to, stop);
    }

    public sealed record FileJson(string Id, string Name, string ContentType);
}
