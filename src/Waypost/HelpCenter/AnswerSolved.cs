using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// A reader says whether the article solved it: counted once a reader, and a line of the case file.
public sealed class AnswerSolved(WriteLane lane, TimeProvider clock)
{
    public Task RunAsync(Caller caller, ShelvedArticle article, string title, bool solved, Guid? nav, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var reader = caller.UserId != Guid.Empty ? caller.UserId : nav ?? Guid.CreateVersion7(now);
        var answer = await db.Set<SolvedAnswer>().SingleOrDefaultAsync(each => each.ArticleId == article.Id && each.ReaderId == reader, stop);
        if (answer is null) db.Add(new SolvedAnswer { ArticleId = article.Id, ReaderId = reader, Solved = solved, NavigationId = nav, At = now });
        else (answer.Solved, answer.NavigationId, answer.At) = (solved, nav, now);
        if (nav is { } navigation && await db.IsKnownAsync(navigation, stop))
            db.Note(navigation, solved ? CaseEntryKind.Solved : CaseEntryKind.NotSolved, title, now, url: article.Url);
    }, stop);
}

/// Puts an opened article into the case file it was opened from, once.
public sealed class NoteReading(WriteLane lane, WaypostDb db, TimeProvider clock)
{
    public async Task RunAsync(Guid nav, ShelvedArticle article, string title, CancellationToken stop)
    {
        if (await HasReadAsync(db, nav, article.Url, stop) || !await db.IsKnownAsync(nav, stop)) return; // most of the time, and without the lane
        try
        {
            await lane.WriteAsync(async writing =>
            {
                if (!await HasReadAsync(writing, nav, article.Url, stop)) writing.Note(nav, CaseEntryKind.Read, title, clock.GetUtcNow(), url: article.Url);
            }, stop);
        }
        catch (Refusal full) when (full.Status == StatusCodes.Status503ServiceUnavailable)
        {
            // no room to note it; the article is shown all the same
        }
    }

    private static Task<bool> HasReadAsync(WaypostDb db, Guid nav, string url, CancellationToken stop) =>
        db.Set<CaseEntry>().AnyAsync(entry => entry.NavigationId == nav && entry.Kind == CaseEntryKind.Read && entry.Url == url, stop);
}

internal static class CaseFiles
{
    /// Whether there is a case file: nobody begins one by inventing its id.
    public static Task<bool> IsKnownAsync(this WaypostDb db, Guid nav, CancellationToken stop) => db.Set<CaseEntry>().AnyAsync(entry => entry.NavigationId == nav, stop);
}
