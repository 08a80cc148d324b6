using Microsoft.EntityFrameworkCore;
using Waypost.Navigator.Decide;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

/// What a seller tells the box.
public sealed record NavigateForm(string? Text, string? Locale = null, string? ClientId = null)
{
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Text)) throw Refusal.BadInput("text_missing", "Please say in a few words what you need help with.");
        if (Text.Length > Navigation.LongestText) throw Refusal.BadInput("text_too_long", $"Please keep it under {Navigation.LongestText} characters.");
        if (ClientId?.Length > 200) throw Refusal.BadInput("client_id_too_long", "A clientId has at most 200 characters.");
    }
}

/// An issue comes in: decided at once, kept before it is answered.
public sealed class Navigate(DecideFor decide, KeepNavigations keep, WaypostDb db, TimeProvider clock)
{
    public async Task<NavigationJson> RunAsync(Caller caller, Guid ownerId, NavigateForm form, CancellationToken stop, NavigationHistory? history = null)
    {
        form.Check();
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var text = form.Text!.Trim();
        var (ask, decided) = await decide.RunAsync(id, new Ask(caller, text, DecideFor.LocaleOf(form.Locale, text, caller)) { History = history ?? NavigationHistory.New }, stop);
        if (decided.Answer.Clarify is not null) ask = ask with { History = ask.History.Asked() };

        var kept = await keep.AddAsync(new NewNavigation(Navigation.Begin(id, ownerId, ask, decided, now), form.ClientId));
        return kept == id ? decided.Answer
            : NavigationJson.Read(await db.Navigations.AsNoTracking().Where(each => each.Id == kept && each.OwnerId == ownerId).Select(each => each.Answer).SingleOrDefaultAsync(stop)
                ?? throw new Refusal("client_id_taken", "This clientId has made something else already. Please take a new one."));
    }
}

public sealed record NewNavigation(Navigation Navigation, string? ClientId);

/// Keeps navigations, many in one commit; each is stored, for all to find, before its id is known to anybody. An answer does not wait for the
/// disk: what a power cut takes is the record of advice of its last moments, never something that a person wrote to another.
public sealed class KeepNavigations(WriteLane lane) : IAsyncDisposable
{
    private readonly GroupCommit<NewNavigation, Guid> _commits = new(lane, 1, Durable.Soon, WriteAsync, _ => { });

    /// The id under which it is kept: an earlier one when the same clientId was sent before.
    public Task<Guid> AddAsync(NewNavigation navigation) => _commits.AddAsync(navigation);

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private static async Task<IReadOnlyList<Guid>> WriteAsync(WaypostDb db, IReadOnlyList<NewNavigation> group, CancellationToken stop)
    {
        var ids = new List<Guid>(group.Count);
        var made = new Dictionary<(Guid, string), Guid>();
        var rows = new List<object>(group.Count);
        foreach (var (navigation, clientId) in group)
        {
            var key = (navigation.OwnerId, clientId ?? "");
            if (clientId is { Length: > 0 } && (made.TryGetValue(key, out var known) || await db.MadeByAsync(navigation.OwnerId, clientId, stop) is { } earlier && (known = earlier) != default))
            {
                ids.Add(known);
                continue;
            }

            rows.Add(navigation);
            db.Remember(navigation.OwnerId, clientId, navigation.Id, navigation.At);
            if (clientId is { Length: > 0 }) made[key] = navigation.Id;
            ids.Add(navigation.Id);
        }

        await db.InsertAllAsync(rows, stop);
        return ids;
    }
}
