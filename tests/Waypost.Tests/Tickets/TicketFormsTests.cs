using System.Net;

namespace Waypost.Tests.Tickets;

/// The forms of the pages, sent as a browser sends them: only the fields that are there.
public abstract class TicketFormsTests(WaypostApp app)
{
    [Fact]
    public async Task A_seller_opens_a_ticket_by_the_form_and_empty_words_come_back()
    {
        using var opened = await app.Cast.Seller.PostFormAsync("/tickets", ("Text", "Two items are missing"), ("ClientId", "by-form"));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.StartsWith("/tickets/", opened.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var empty = await app.Cast.Seller.PostFormAsync("/tickets", ("Text", " "), ("ClientId", "by-form-2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
    }

    [Fact]
    public async Task An_admin_sets_up_a_team_its_hours_and_an_agent()
    {
        using var team = await app.Cast.Admin.PostFormAsync("/admin/teams", ("Name", "Night shift"), ("Slug", "night-shift"));
        Assert.Equal(HttpStatusCode.SeeOther, team.StatusCode);
        var id = await app.ReadAsync(db => Task.FromResult(db.Set<Waypost.People.Team>().Single(each => each.Slug == "night-shift").Id));
        using var hours = await app.Cast.Admin.PostFormAsync($"/admin/teams/{id}/hours", ("Days", "Monday"), ("Days", "Sunday"), ("From", "00:00"), ("To", "24:00"), ("TimeZone", "Europe/Dublin"));
        Assert.Equal(HttpStatusCode.SeeOther, hours.StatusCode);
        using var agent = await app.Cast.Admin.PostFormAsync("/admin/people", ("Name", "New agent"), ("Email", "night@marketplace.test"), ("Password", "long enough to be one"), ("Roles", "Agent"), ("Teams", "night-shift"));
        Assert.Equal(HttpStatusCode.SeeOther, agent.StatusCode);

        using var weak = await app.Cast.Admin.PostFormAsync("/admin/people", ("Name", "Weak"), ("Email", "weak@marketplace.test"), ("Password", "short"), ("Roles", "Agent"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using var seller = await app.Cast.Seller.PostFormAsync("/admin/teams", ("Name", "Mine"), ("Slug", "mine"));
        Assert.Equal(HttpStatusCode.Forbidden, seller.StatusCode);
    }

    [Collection(OnSqlite.Name)]
    public sealed class Sqlite(SqliteApp app) : TicketFormsTests(app);

    [Collection(OnPostgres.Name)]
    public sealed class Postgres(PostgresApp app) : TicketFormsTests(app);
}
