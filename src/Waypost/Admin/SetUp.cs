using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Chat;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Admin;

/// Adds staff and says what they may do and in which teams they work.
public sealed class SetUpPeople(WriteLane lane, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    public Task AddAsync(Caller admin, PersonForm form, CancellationToken stop)
    {
        var hash = NewPeople.Hash(hasher, form.Password ?? "");
        return lane.WriteAsync(async db =>
        {
            var now = clock.GetUtcNow();
            var person = NewPeople.Make(form.Email?.Trim() ?? "", form.Name!.Trim(), form.StaffRoles, now, hash);
            if (await db.People.AnyAsync(each => each.NormalizedEmail == person.NormalizedEmail, stop)) throw Refusal.BadInput("email_taken", "Somebody has this e-mail address already.");
            db.AddPerson(person);
            await JoinAsync(db, person.Id, form.Teams ?? [], stop);
            await db.AuditAsync(admin.UserId, "person.added", person.Id.ToString(), now, stop, reason: form.StaffRoles.ToString());
        }, stop);
    }

    public Task ChangeAsync(Caller admin, Guid id, PersonForm form, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var person = await db.People.SingleOrDefaultAsync(each => each.Id == id && each.SellerId == null, stop) ?? throw Refusal.NotFound("person");
        if (id == admin.UserId && !form.StaffRoles.HasFlag(Roles.Admin)) throw new Refusal("own_admin", "You cannot take your own admin role away. Another admin can.");
        person.Roles = form.StaffRoles;
        await db.Set<TeamMember>().Where(member => member.PersonId == id).ExecuteDeleteAsync(stop);
        await JoinAsync(db, id, form.Teams ?? [], stop);
        await db.AuditAsync(admin.UserId, "person.changed", id.ToString(), clock.GetUtcNow(), stop, reason: form.StaffRoles.ToString());
        db.Nudge(Callers.Log);
        db.Nudge(QueueBoard.Log);
    }, stop);

    private static async Task JoinAsync(WaypostDb db, Guid person, IReadOnlyList<string> slugs, CancellationToken stop)
    {
        foreach (var team in await db.Teams.Where(team => slugs.Contains(team.Slug)).ToListAsync(stop)) db.Add(new TeamMember { TeamId = team.Id, PersonId = person });
    }
}

/// Makes teams and says when they answer in chat.
public sealed class SetUpTeams(WriteLane lane, TimeProvider clock)
{
    public Task AddAsync(Caller admin, TeamForm form, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        if (await db.Teams.AnyAsync(team => team.Slug == form.Slug, stop)) throw Refusal.BadInput("team_taken", "There is a team with this short name already.");
        var team = new Team { Id = Guid.CreateVersion7(clock.GetUtcNow()), Slug = form.Slug!, Name = form.Name!.Trim() };
        db.Add(team);
        for (var day = DayOfWeek.Monday; day <= DayOfWeek.Friday; day++) db.Add(new RotaRow { TeamId = team.Id, Day = day, OpensAt = 9 * 60, ClosesAt = 17 * 60, TimeZone = "UTC" });
        await db.AuditAsync(admin.UserId, "team.added", form.Slug!, clock.GetUtcNow(), stop);
        db.Nudge(QueueBoard.Log);
    }, stop);

    /// The same hours on the chosen days; no day means that the team does not answer in chat.
    public Task SetHoursAsync(Caller admin, Guid teamId, HoursForm form, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var team = await db.Teams.SingleOrDefaultAsync(each => each.Id == teamId, stop) ?? throw Refusal.NotFound("team");
        await db.Set<RotaRow>().Where(row => row.TeamId == teamId).ExecuteDeleteAsync(stop);
        foreach (var day in form.Days ?? []) db.Add(new RotaRow { TeamId = teamId, Day = day, OpensAt = form.Opens!.Value, ClosesAt = form.Closes!.Value, TimeZone = form.TimeZone! });
        await db.AuditAsync(admin.UserId, "team.hours", team.Slug, clock.GetUtcNow(), stop, reason: $"{form.Start} to {form.To}, {form.TimeZone}, {string.Join(' ', form.Days ?? [])}");
        db.Nudge(QueueBoard.Log);
    }, stop);
}

/// Sends a parked job off again.
public sealed class RetryJob(WriteLane lane, TimeProvider clock)
{
    public Task RunAsync(Caller admin, Guid id, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var job = await db.Set<Job>().SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("job");
        job.Again(clock.GetUtcNow());
        await db.AuditAsync(admin.UserId, "job.retried", job.Kind, clock.GetUtcNow(), stop);
        db.Nudge(WorkRoom.Log);
    }, stop);
}
