using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Waypost.People;
using Waypost.Web;

namespace Waypost.Announcements;

public sealed record AnnouncementRowJson(
    string Id, string Slug, AnnouncementKind Kind, string Title, string Summary, DateTimeOffset? PublishedAt, DateTimeOffset? EffectiveAt, bool AcknowledgementAsked, DateTimeOffset? AcknowledgedAt, string Url)
{
    public static AnnouncementRowJson From(AnnouncementRowView row) =>
        new(row.Id.ToString(), row.Slug, row.Kind, row.Title, row.Summary, row.PublishAt, row.EffectiveAt, row.AsksAcknowledgement, row.AcknowledgedAt, $"/announcements/{row.Slug}");
}

public sealed record AnnouncementListJson(IReadOnlyList<AnnouncementRowJson> Items, string? Next);

public sealed record AnnouncementJson(AnnouncementRowJson Announcement, string Text, string Html, string? Policy);

/// Announcements for programs.
internal static class AnnouncementApi
{
    public static void MapAnnouncementApi(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapApi("/announcements", Audience.Anyone);
        read.MapGet("", ListAsync).WithSummary("Published announcements for the caller, newest first");
        read.MapGet("/{id}", GetAsync).WithSummary("An announcement, by id or slug");
        routes.MapApi("/announcements", Audience.Seller).MapPost("/{id}/acknowledge", AcknowledgeAsync).WithSummary("Acknowledge an announcement");
    }

    private static async Task<Ok<AnnouncementListJson>> ListAsync(string? cursor, int? limit, Caller caller, AnnouncementReads reads, CancellationToken stop)
    {
        var take = Math.Clamp(limit ?? AnnouncementReads.PageSize, 1, 100);
        var before = long.TryParse(cursor, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        var rows = await reads.PublishedAsync(caller, before, take, stop);
        return TypedResults.Ok(new AnnouncementListJson([.. rows.Select(AnnouncementRowJson.From)], rows.Count == take ? rows[^1].PublishAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<AnnouncementJson>> GetAsync(string id, Caller caller, AnnouncementReads reads, CancellationToken stop)
    {
        var found = await reads.FindAsync(caller, id, stop);
        return TypedResults.Ok(new AnnouncementJson(AnnouncementRowJson.From(found.Row), found.Text, Markdown.ToHtml(found.Text), found.Policy));
    }

    private static async Task<Ok<AnnouncementRowJson>> AcknowledgeAsync(string id, Caller caller, AnswerAnnouncement answer, AnnouncementReads reads, CancellationToken stop)
    {
        var slug = await answer.AcknowledgeAsync(caller, id, stop);
        return TypedResults.Ok(AnnouncementRowJson.From((await reads.FindAsync(caller, slug, stop)).Row));
    }
}
