using Waypost.Web;

namespace Waypost.Admin;

/// Where an installation is set up and looked after.
public static class AdminRoom
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<SetUpPeople>();
        services.AddScoped<SetUpTeams>();
        services.AddScoped<RetryJob>();
        services.AddNavigation(
            new NavigationEntry(Area.Admin, "Overview", "/admin", 1, Audience.Admin),
            new NavigationEntry(Area.Admin, "People", "/admin/people", 10, Audience.Admin),
            new NavigationEntry(Area.Admin, "Teams and hours", "/admin/teams", 20, Audience.Admin),
            new NavigationEntry(Area.Admin, "Audit", "/admin/audit", 50, Audience.Admin),
            new NavigationEntry(Area.Admin, "Work", "/admin/jobs", 60, Audience.Admin));
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapPages("/admin", Audience.Admin);
        pages.MapGet("", AdminPages.OverviewAsync);
        pages.MapGet("/people", AdminPages.PeopleAsync);
        pages.MapPost("/people", AdminPages.AddPersonAsync);
        pages.MapPost("/people/{id:guid}", AdminPages.ChangePersonAsync);
        pages.MapGet("/teams", AdminPages.TeamsAsync);
        pages.MapPost("/teams", AdminPages.AddTeamAsync);
        pages.MapPost("/teams/{id:guid}/hours", AdminPages.SetHoursAsync);
        pages.MapGet("/audit", AdminPages.AuditAsync);
        pages.MapGet("/jobs", AdminPages.WorkAsync);
        pages.MapPost("/jobs/{id:guid}/retry", AdminPages.RetryAsync);
    }
}
