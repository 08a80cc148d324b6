using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.HelpCenter;

/// A reader says whether the article solved it: counted once a reader; the navigation that led here goes on or ends with it.
public sealed class AnswerSolved(WriteLane lane, RecordOutcome outcome, NotSolved notSolved, TimeProvider clock)
{
    /// Answers the navigation that now has a next best way, or null when the reader did not come from one of theirs.
    public async Task<Guid?> RunAsync(HttpContext http, Caller caller, ShelvedArticle article, bool solved, Guid? nav, CancellationToken stop)
    {
        var visitor = Visitors.IdOf(http);
        var reader = caller.IsSignedIn ? caller.UserId : visitor;
        var own = await lane.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var found = nav is { } id && await db.Navigations.OwnedBy(caller, visitor).AnyAsync(each => each.Id == id, stop) ? nav : null;
            var answer = reader is null ? null : await db.Set<SolvedAnswer>().SingleOrDefaultAsync(each => each.ArticleId == article.Id && each.ReaderId == reader, stop);
            if (answer is null) db.Add(new SolvedAnswer { ArticleId = article.Id, ReaderId = reader ?? Guid.CreateVersion7(now), Solved = solved, NavigationId = found, At = now });
            else (answer.Solved, answer.NavigationId, answer.At) = (solved, found, now);
            return found;
        }, stop);

        if (own is not { } navigation) return null;
        if (solved) await outcome.RunAsync(caller, visitor, navigation, solved: true, stop, by: HelpChannel.Name);
        else await notSolved.RunAsync(caller, visitor, navigation, new Tried(HelpChannel.Name, article.Slug, article.In(Help.Language).Title, article.Url), stop);
        return navigation;
    }
}
