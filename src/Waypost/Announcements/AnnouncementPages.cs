using Waypost.People;
using Waypost.Web;

namespace Waypost.Announcements;

/// What the announcements' pages show.
internal static class AnnouncementPages
{
    public static async Task<IResult> ListAsync(long? before, Caller caller, AnnouncementReads reads, CancellationToken stop)
    {
        var rows = await reads.PublishedAsync(caller, before is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, AnnouncementReads.PageSize, stop);
        return new Page<AnnouncementsPage>("Announcements", Area.Academy, new
        {
            Announcements = rows, caller.IsSeller, MayWrite = caller.MayWrite(), Next = rows.Count < AnnouncementReads.PageSize ? null : rows[^1].PublishAt?.ToUnixTimeMilliseconds(),
        }) { Description = "What changes for sellers, and from when." };
    }

    public static async Task<IResult> ShowAsync(string slug, Caller caller, AnnouncementReads reads, CancellationToken stop)
    {
        var found = await reads.FindAsync(caller, slug, stop);
        return new Page<AnnouncementPage>(found.Row.Title, Area.Academy, new { Announcement = found, caller.IsSeller, MayWrite = caller.MayWrite() }) { Description = found.Row.Summary, Canonical = $"/announcements/{found.Row.Slug}" };
    }

    public static async Task<IResult> FeedAsync(AnnouncementReads reads, CancellationToken stop)
    {
        var entries = new List<AtomEntry>();
        foreach (var row in await reads.PublishedAsync(Caller.Nobody, null, AnnouncementReads.PageSize, stop))
            entries.Add(new AtomEntry($"/announcements/{row.Slug}", row.Title, $"/announcements/{row.Slug}", row.PublishAt!.Value, Site.Name, Markdown.ToHtml((await reads.FindAsync(Caller.Nobody, row.Slug, stop)).Text)));
        return new AtomFeed($"{Words.T("Announcements")} · {Site.Name}", "/announcements/feed.atom", entries);
    }

    public static async Task<IResult> AcknowledgeAsync(string slug, HttpContext http, Caller caller, AnswerAnnouncement answer, CancellationToken stop) =>
        BackTo(await answer.AcknowledgeAsync(caller, slug, stop), (await http.Request.ReadFormAsync(stop))["from"]);

    public static async Task<IResult> DismissAsync(string slug, HttpContext http, Caller caller, AnswerAnnouncement answer, CancellationToken stop) =>
        BackTo(await answer.DismissAsync(caller, slug, stop), (await http.Request.ReadFormAsync(stop))["from"]);

    public static IResult New(TimeProvider clock) => Form(new AnnouncementForm(null, null, null, null, null, null, null, null, null, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")));

    public static async Task<IResult> WriteAsync(HttpContext http, Caller caller, WriteAnnouncement write, TimeProvider clock, CancellationToken stop)
    {
        var form = Read(await http.Request.ReadFormAsync(stop));
        if (form.Problems() is { Count: > 0 } problems) return Form(form, problems);
        try
        {
            return Turbo.SeeOther($"/announcements/{await write.BeginAsync(caller, form.ToText(), form.Segments, form.PublishAt(clock.GetUtcNow()), form.ClientId, stop)}");
        }
        catch (Refusal no) when (no.Status is 409 or 422)
        {
            return Form(form, new Dictionary<string, string> { ["text"] = no.Message });
        }
    }

    public static async Task<IResult> EditAsync(string slug, Caller caller, AnnouncementReads reads, CancellationToken stop)
    {
        var found = await reads.FindAsync(caller, slug, stop);
        return Form(AnnouncementForm.From(found), null, found.Row.Slug, found.Row.State);
    }

    public static async Task<IResult> SaveAsync(string slug, HttpContext http, Caller caller, AnnouncementReads reads, WriteAnnouncement write, TimeProvider clock, CancellationToken stop)
    {
        var form = Read(await http.Request.ReadFormAsync(stop));
        var state = (await reads.FindAsync(caller, slug, stop)).Row.State;
        if (form.Problems() is { Count: > 0 } problems) return Form(form, problems, slug, state);
        try
        {
            await write.EditAsync(caller, slug, form.ToText(), form.Segments, form.PublishAt(clock.GetUtcNow()), stop);
            return Turbo.SeeOther($"/announcements/{slug}");
        }
        catch (Refusal no) when (no.Status is 409 or 422)
        {
            return Form(form, new Dictionary<string, string> { ["text"] = no.Message }, slug, state);
        }
    }

    private static Page<AnnouncementFormPage> Form(AnnouncementForm form, IReadOnlyDictionary<string, string>? problems = null, string? slug = null, AnnouncementState state = AnnouncementState.Draft) =>
        new(slug is null ? "Write an announcement" : "Edit the announcement", Area.Academy, new { Form = form, Problems = problems ?? new Dictionary<string, string>(), Slug = slug, State = state })
        {
            Status = problems is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    private static AnnouncementForm Read(IFormCollection sent) => new(sent["title"], sent["summary"], sent["text"], sent["kind"], sent["policy"], sent["effectiveOn"], sent["acknowledge"], sent["then"], sent["publishOn"], sent["clientId"])
    {
        Regions = [.. sent["regions"].OfType<string>()], Tiers = [.. sent["tiers"].OfType<string>()],
    };

    /// Back to the page that the banner stood on, if it is one of ours; otherwise to the announcement.
    private static IResult BackTo(string slug, string? from) => Turbo.SeeOther(from is ['/', ..] and not ['/', '/' or '\\', ..] ? from : $"/announcements/{slug}");
}
