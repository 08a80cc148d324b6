using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Pictures that editors put into articles: seen by those who may see the article.
public sealed class ArticlePictures(Shelf shelf) : IAttachedTo
{
    public string Kind => "article";

    public async Task<bool> MaySeeAsync(WaypostDb db, Caller caller, string id, CancellationToken stop) =>
        Help.MayEdit(caller) || (await shelf.NowAsync(stop)).Find(id) is { } article && article.IsFor(caller);
}

internal static partial class PictureLinks
{
    /// The caller's own new pictures that a text shows become the article's.
    public static async Task AttachPicturesAsync(this WaypostDb db, Caller caller, string slug, string body, CancellationToken stop)
    {
        var named = LinkPattern().Matches(body).Select(match => Guid.TryParse(match.Groups["id"].Value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        if (named.Count == 0) return;
        var own = await db.Files.Where(file => named.Contains(file.Id) && file.OwnerId == caller.UserId && file.AttachedTo == null).Select(file => file.Id).ToListAsync(stop);
        await db.AttachAsync(caller.UserId, own, $"article:{slug}", stop);
    }

    [GeneratedRegex("/files/(?<id>[0-9a-f-]{36})", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();
}
