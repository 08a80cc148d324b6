using Waypost.People;
using Waypost.Search;
using Waypost.Web;
using Waypost.Work;

namespace Waypost.Announcements;

public static class AnnouncementsRoom
{
    /// Nudged when announcements change: the search reads them again.
    public const string Log = "announcements";

    public static void AddAnnouncements(this IServiceCollection services)
    {
        services.AddScoped<AnnouncementReads>().AddScoped<WriteAnnouncement>().AddScoped<AnswerAnnouncement>();
        services.AddScoped<IJob, SpreadAnnouncement>();
        services.AddSingleton<ISearchSource, AnnouncementSearch>();
        services.AddSingleton<IPagePart, BannerPart>();
    }

    public static void MapAnnouncements(this IEndpointRouteBuilder routes)
    {
        routes.MapAnnouncementApi();
        var read = routes.MapPages("/announcements", Audience.Anyone);
        read.MapGet("", AnnouncementPages.ListAsync);
        read.MapGet("/feed.atom", AnnouncementPages.FeedAsync);
        read.MapGet("/{slug}", AnnouncementPages.ShowAsync);

        var answer = routes.MapPages("/announcements", Audience.Seller);
        answer.MapPost("/{slug}/acknowledge", AnnouncementPages.AcknowledgeAsync);
        answer.MapPost("/{slug}/dismiss", AnnouncementPages.DismissAsync);

        var write = routes.MapPages("/announcements", Audience.Writer);
        write.MapGet("/new", AnnouncementPages.New);
        write.MapPost("/new", AnnouncementPages.WriteAsync);
        write.MapGet("/manage", async (Caller caller, AnnouncementReads reads, CancellationToken stop) =>
            new Page<ManageAnnouncementsPage>("Drafts and acknowledgements", Area.Academy, new { Announcements = await reads.AllAsync(caller, stop) }));
        write.MapGet("/{slug}/edit", AnnouncementPages.EditAsync);
        write.MapPost("/{slug}/edit", AnnouncementPages.SaveAsync);
        write.MapPost("/{slug}/take-back", async (string slug, Caller caller, WriteAnnouncement write, CancellationToken stop) =>
        {
            await write.TakeBackAsync(caller, slug, stop);
            return Turbo.SeeOther("/announcements/manage");
        });
        write.MapGet("/{slug}/acknowledgements", async (string slug, Caller caller, AnnouncementReads reads, IEnumerable<ISegments> segments, CancellationToken stop) =>
            new Page<AcknowledgementsPage>("Who has acknowledged", Area.Academy, new { View = await reads.AcknowledgementsAsync(caller, slug, segments, stop) }));
    }
}
