using System.Text.RegularExpressions;
using Waypost.Audit;
using Waypost.People;
using Waypost.Search;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// Says whom an article is for. When this answers, those it is no longer for neither see nor find it.
public sealed partial class ChangeAudience(WriteLane lane, SearchEngine search, TimeProvider clock)
{
    public async Task<Article> RunAsync(Caller caller, string slug, IReadOnlyList<string> segments, CancellationToken stop)
    {
        var clean = segments.Select(segment => segment.Trim()).Where(segment => segment.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (clean.Find(segment => !SegmentPattern().IsMatch(segment)) is { } wrong)
            throw Refusal.BadInput("segment_wrong", $"\"{wrong}\" is not an audience. Write region:US, tier:gold or category:fashion.");
        var all = string.Join(',', clean);
        if (all.Length > 400) throw Refusal.BadInput("segments_too_many", "Please name fewer segments.");

        var changed = await lane.WriteAsync(async db =>
        {
            var article = await db.FindArticleAsync(slug, stop);
            if (article.Segments == all) return article;
            var now = clock.GetUtcNow();
            article.MeantFor(all, now);
            await db.AuditAsync(caller.UserId, "article.audience", slug, now, stop, reason: all.Length == 0 ? "everybody" : all);
            db.Nudge(Shelf.Log);
            return article;
        }, stop);
        await search.RefreshAsync(HelpSearchSource.AreaName, stop);
        return changed;
    }

    [GeneratedRegex("^(?:region|tier|category):[A-Za-z0-9_-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex SegmentPattern();
}
