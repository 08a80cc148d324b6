using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator.Teach;

/// An editor adds phrasings, takes one out, or approves a seller's own words; all wait for the next training.
public sealed partial class ChangePhrasings(WriteLane lane, IssueCatalogue catalogue, TimeProvider clock)
{
    private const int MostAtOnce = 200;
    private const int LongestMasked = 1000; // more says nothing new to learn from
    public static readonly IReadOnlyList<string> Locales = ["en", "es", "zh", "id", "vi"];

    /// `labels`: what each is filed under: an issue type, a nature, both, or out of scope. `lines`: one phrasing a line. `navigationId`: whose words they are.
    public Task AddAsync(Caller editor, IReadOnlyList<string> labels, string? locale, string? lines, Guid? navigationId, CancellationToken stop)
    {
        CheckLabels(labels);
        if (!Locales.Contains(locale)) throw Refusal.BadInput("wrong_locale", "Please choose a language.");
        var texts = (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count is 0 or > MostAtOnce) throw Refusal.BadInput("no_lines", $"Please write from one to {MostAtOnce} phrasings, one a line.");
        if (texts.Exists(text => text.Length > Phrasing.Longest)) throw Refusal.BadInput("line_too_long", $"A phrasing has at most {Phrasing.Longest} characters.");
        return lane.WriteAsync(async db =>
        {
            foreach (var text in texts)
                foreach (var label in labels) await ChangeAsync(db, editor, ChangeKind.Add, label, locale!, text, navigationId, stop);
        }, stop);
    }

    /// Wherever the text is filed: one that is to be forgotten must not stay under another head.
    public Task RemoveAsync(Caller editor, Guid phrasingId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var phrasing = await db.Phrasings.AsNoTracking().SingleOrDefaultAsync(each => each.Id == phrasingId, stop) ?? throw Refusal.NotFound("phrasing");
        foreach (var filed in await db.Phrasings.AsNoTracking().Where(each => each.Locale == phrasing.Locale && each.Text == phrasing.Text).Select(each => each.TypeId).ToListAsync(stop))
            await ChangeAsync(db, editor, ChangeKind.Remove, filed, phrasing.Locale, phrasing.Text, null, stop);
    }, stop);

    /// Not worth learning from.
    public Task PassOverAsync(Caller editor, Guid navigationId, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var navigation = await db.Navigations.AsNoTracking().SingleOrDefaultAsync(each => each.Id == navigationId, stop) ?? throw Refusal.NotFound("navigation");
        if (await db.PhrasingChanges.AnyAsync(change => change.NavigationId == navigationId, stop)) return;
        db.Add(Make(editor, ChangeKind.PassOver, navigation.IssueType ?? "", navigation.Locale, "", navigationId));
    }, stop);

    /// What waits is taken back as if it had not been said.
    public Task TakeBackAsync(Guid id, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        await db.PhrasingChanges.Where(change => change.Id == id && change.TakenAt == null).ExecuteDeleteAsync(stop);
    }, stop);

    /// A text without what could tell who wrote it: addresses, links, long numbers.
    public static string Masked(string text) => LongNumber().Replace(Address().Replace((text.Length > LongestMasked ? text[..LongestMasked] : text).ReplaceLineEndings(" "), "…"), "…");

    private async Task ChangeAsync(WaypostDb db, Caller editor, ChangeKind kind, string typeId, string locale, string text, Guid? navigationId, CancellationToken stop)
    {
        var waiting = await db.PhrasingChanges.Waiting().Where(change => change.TypeId == typeId && change.Locale == locale && change.Text == text).ToListAsync(stop);
        var opposite = waiting.FindAll(change => change.Kind != kind);
        db.RemoveRange(opposite); // as before
        var id = Phrasing.IdOf(typeId, locale, text);
        if (waiting.Count > 0 || kind == ChangeKind.Add && await db.Phrasings.AnyAsync(each => each.Id == id, stop))
        {
            if (navigationId is not null) db.Add(Make(editor, ChangeKind.PassOver, typeId, locale, "", navigationId)); // known already: nothing more to learn from it
            return;
        }

        db.Add(Make(editor, kind, typeId, locale, text, navigationId));
        await db.AuditAsync(editor.UserId, kind == ChangeKind.Add ? "catalogue.phrasing_added" : "catalogue.phrasing_removed", typeId, clock.GetUtcNow(), stop);
    }

    private PhrasingChange Make(Caller editor, ChangeKind kind, string typeId, string locale, string text, Guid? navigationId)
    {
        var now = clock.GetUtcNow();
        return new PhrasingChange { Id = Guid.CreateVersion7(now), Kind = kind, TypeId = typeId, Locale = locale, Text = text, NavigationId = navigationId, By = editor.UserId, At = now };
    }

    private void CheckLabels(IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) throw Refusal.BadInput("no_label", "Please say what it was about, how it is settled, or both.");
        if (labels.Any(label => catalogue.Find(label) is null && Natures.Find(label) is null && label != Phrasing.OutOfScope)) throw Refusal.NotFound("issue type");
        if (labels.Count > 1 && (labels.Contains(Phrasing.OutOfScope) || labels.Count(label => Natures.Find(label) is null) > 1 || labels.Count(label => Natures.Find(label) is not null) > 1))
            throw Refusal.BadInput("two_labels", "Please choose one issue type and one way it is settled, or neither where it is none of our business.");
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+|https?://\S+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\d[\d\s-]{4,}\d", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
