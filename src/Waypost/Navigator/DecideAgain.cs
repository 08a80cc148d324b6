using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// The seller answered the question: decided anew, and never asked again.
public sealed class AnswerQuestion(DecideFor decide, WriteLane lane, TimeProvider clock)
{
    public Task<NavigationJson> RunAsync(Caller caller, Guid? visitorId, Guid id, string? option, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var navigation = await db.Navigations.OwnedBy(caller, visitorId).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("navigation");
        var before = NavigationJson.Read(navigation.Answer);
        if (before.Clarify is not { } clarify) throw new Refusal("nothing_asked", "Nothing is being asked here any more.");
        var chosen = clarify.Options.FirstOrDefault(each => each.Id == option) ?? throw Refusal.BadInput("no_such_option", "Please choose one of the options that were given.");

        var now = clock.GetUtcNow();
        var ask = new Ask(caller, navigation.Text, navigation.Locale) { History = NavigationHistory.Read(navigation.History).Answered(chosen.Id), Checked = before.Findings };
        var (_, decided) = await decide.RunAsync(id, ask, stop);
        db.Add(navigation.DecideAgain(ask.History, decided, "answered", now));
        db.Note(id, CaseEntryKind.Clarified, chosen.Label, now, clarify.Question);
        return decided.Answer;
    }, stop);
}

/// What was tried where: an article that was read, say, though something else was recommended.
public sealed record Tried(string Channel, string Id, string Title, string Url);

/// What was recommended did not solve it: the next best way that was not tried, and at the second failure a person.
public sealed class NotSolved(DecideFor decide, CountOutcome count, WriteLane lane, TimeProvider clock)
{
    /// `tried` null: the recommended place itself.
    public Task<NavigationJson> RunAsync(Caller caller, Guid? visitorId, Guid id, Tried? tried, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var navigation = await db.Navigations.OwnedBy(caller, visitorId).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("navigation");
        var before = NavigationJson.Read(navigation.Answer);
        var now = clock.GetUtcNow();
        tried ??= new Tried(navigation.Channel, before.Destination.Id, before.Destination.Title, before.Destination.Url);
        var known = NavigationHistory.Read(navigation.History);
        var history = known.Failed(tried.Channel, tried.Id);
        if (history != known) await count.FailedAsync(db, navigation, tried.Channel, stop); // said twice, it is still one failure

        var (_, decided) = await decide.RunAsync(id, new Ask(caller, navigation.Text, navigation.Locale) { History = history, Checked = before.Findings }, stop);
        db.Add(navigation.DecideAgain(history, decided, "not_solved", now));
        db.Note(id, CaseEntryKind.NotSolved, tried.Title, now, url: tried.Url);
        return decided.Answer;
    }, stop);
}
