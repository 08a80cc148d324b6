using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.People;

/// The one-click sign-ins of a demo marketplace. They exist only in a database that `waypost demo` filled.
public sealed record DemoSignIn(string Email, string Name, string Note)
{
    public const string Domain = "@demo.test";
    public const string Password = "demo";
}

public static class DemoSignIns
{
    public static async Task<IReadOnlyList<DemoSignIn>> AllAsync(WaypostDb db, CancellationToken stop) =>
        [.. (await db.People.AsNoTracking().Where(person => person.Email!.EndsWith(DemoSignIn.Domain)).OrderBy(person => person.NormalizedEmail)
            .Select(person => new { person.Email, person.Name, person.Roles }).Take(20).ToListAsync(stop))
            .Select(person => new DemoSignIn(person.Email!, person.Name, person.Roles.ToString()))];
}
