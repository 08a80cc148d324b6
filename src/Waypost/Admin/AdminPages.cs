using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Waypost.Audit;
using Waypost.Chat;
using Waypost.People;
using Waypost.Storage;
using Waypost.Web;
using Waypost.Work;

namespace Waypost.Admin;

internal static class AdminPages
{
    private const int Shown = 100;
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    public static async Task<IResult> OverviewAsync(WaypostDb db, QueueBoard queue, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return Admin<OverviewPage>("Admin", new
        {
            Waiting = queue.Now.WaitingFor(null), AtTheDesk = queue.Now.Present.Count == 0 ? 0 : queue.Now.Present.Values.Max(), Open = queue.Now.IsOpen(null, now), queue.Now.PromisesKept,
            Staff = await db.People.CountAsync(person => person.SellerId == null && person.Roles != Roles.Seller, stop),
            Teams = await db.Teams.CountAsync(stop), Parked = await db.Set<Job>().CountAsync(job => job.ParkedAt != null, stop),
        });
    }

    public static Task<IResult> PeopleAsync(WaypostDb db, CancellationToken stop) => PeoplePageAsync(db, new PersonForm(null, null, null, null, null), None, stop);

    public static async Task<IResult> AddPersonAsync(HttpRequest request, Caller caller, WaypostDb db, SetUpPeople setUp, CancellationToken stop)
    {
        var form = PersonForm.From(await request.ReadFormAsync(stop));
        if (form.Problems(adding: true) is { Count: > 0 } problems) return await PeoplePageAsync(db, form, problems, stop);
        try
        {
            await setUp.AddAsync(caller, form, stop);
            return Turbo.SeeOther("/admin/people");
        }
        catch (Refusal wrong) when (wrong.Status == StatusCodes.Status422UnprocessableEntity)
        {
            return await PeoplePageAsync(db, form, new Dictionary<string, string>(StringComparer.Ordinal) { [wrong.Code] = wrong.Message }, stop);
        }
    }

    public static async Task<IResult> ChangePersonAsync(Guid id, HttpRequest request, Caller caller, SetUpPeople setUp, CancellationToken stop)
    {
        var form = PersonForm.From(await request.ReadFormAsync(stop));
        if (form.Problems(adding: false) is { Count: > 0 } problems) throw Refusal.BadInput("wrong_person", problems.Values.First());
        await setUp.ChangeAsync(caller, id, form, stop);
        return Turbo.SeeOther("/admin/people");
    }

    public static Task<IResult> TeamsAsync(WaypostDb db, CancellationToken stop) => TeamsPageAsync(db, new TeamForm(null, null), None, stop);

    public static async Task<IResult> AddTeamAsync(HttpRequest request, Caller caller, WaypostDb db, SetUpTeams setUp, CancellationToken stop)
    {
        var form = TeamForm.From(await request.ReadFormAsync(stop));
        if (form.Problems() is { Count: > 0 } problems) return await TeamsPageAsync(db, form, problems, stop);
        await setUp.AddAsync(caller, form, stop);
        return Turbo.SeeOther("/admin/teams");
    }

    public static async Task<IResult> SetHoursAsync(Guid id, HttpRequest request, Caller caller, SetUpTeams setUp, CancellationToken stop)
    {
        var form = HoursForm.From(await request.ReadFormAsync(stop));
        if (form.Problems() is { Count: > 0 } problems) throw Refusal.BadInput("wrong_hours", problems.Values.First());
        await setUp.SetHoursAsync(caller, id, form, stop);
        return Turbo.SeeOther("/admin/teams");
    }

    public static async Task<IResult> AuditAsync(WaypostDb db, long? before, CancellationToken stop)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(entry => before == null || entry.Seq < before).OrderByDescending(entry => entry.Seq).Take(Shown).ToListAsync(stop);
        var names = await db.People.AsNoTracking().Where(person => entries.Select(entry => entry.ActorId).Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, stop);
        var sealedRight = entries.Zip(entries.Skip(1)).All(pair => pair.First.IsSealedAfter(pair.Second.Hash));
        return Admin<AuditPage>("Audit", new { Entries = entries, Names = names, SealedRight = sealedRight, Earlier = entries.Count == Shown ? entries[^1].Seq : (long?)null });
    }

    public static async Task<IResult> WorkAsync(WaypostDb db, CancellationToken stop) => Admin<WorkPage>("Work", new
    {
        Parked = await db.Set<Job>().AsNoTracking().Where(job => job.ParkedAt != null).OrderBy(job => job.ParkedAt).Take(Shown).ToListAsync(stop),
        Due = await db.Set<Job>().CountAsync(job => job.ParkedAt == null, stop),
    });

    public static async Task<IResult> RetryAsync(Guid id, Caller caller, RetryJob retry, CancellationToken stop)
    {
        await retry.RunAsync(caller, id, stop);
        return Turbo.SeeOther("/admin/jobs");
    }

    private static async Task<IResult> PeoplePageAsync(WaypostDb db, PersonForm form, IReadOnlyDictionary<string, string> problems, CancellationToken stop)
    {
        var staff = await db.People.AsNoTracking().Where(person => person.SellerId == null && person.PasswordHash != null).OrderBy(person => person.Name).Take(500).ToListAsync(stop);
        var memberships = await db.Set<TeamMember>().AsNoTracking().ToListAsync(stop);
        return Admin<PeoplePage>("People", new
        {
            Staff = staff, Teams = await db.Teams.AsNoTracking().OrderBy(team => team.Name).ToListAsync(stop),
            Memberships = memberships.ToLookup(member => member.PersonId, member => member.TeamId), Form = form, Problems = problems,
        }, problems.Count > 0);
    }

    private static async Task<IResult> TeamsPageAsync(WaypostDb db, TeamForm form, IReadOnlyDictionary<string, string> problems, CancellationToken stop) => Admin<TeamsPage>("Teams and hours", new
    {
        Teams = await db.Teams.AsNoTracking().Include(team => team.Members).OrderBy(team => team.Name).ToListAsync(stop),
        Rota = (await db.Set<RotaRow>().AsNoTracking().ToListAsync(stop)).ToLookup(row => row.TeamId), Form = form, Problems = problems,
    }, problems.Count > 0);

    private static Page<T> Admin<T>(string title, object parameters, bool wrong = false) where T : IComponent =>
        new(Words.T(title), Area.Admin, parameters) { Status = wrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}
