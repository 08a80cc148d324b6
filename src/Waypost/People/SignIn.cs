using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.People;

/// Checks an e-mail address and password; five wrong ones in a row lock the account for fifteen minutes.
public sealed class SignIn(WaypostDb db, WriteLane lane, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    private static readonly Refusal Wrong = new("wrong_credentials", "That e-mail address and password do not belong together.", StatusCodes.Status422UnprocessableEntity);

    // Someone unknown costs as much time as someone known, so that the time tells nothing.
    private static readonly Person NoOne = new() { PasswordHash = new PasswordHasher<Person>().HashPassword(new Person(), "nobody's") };

    public async Task<Person> RunAsync(string email, string password, CancellationToken stop)
    {
        var normal = email.Trim().ToUpperInvariant();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(each => each.NormalizedEmail == normal, stop);
        var now = clock.GetUtcNow();
        if (person?.LockoutEnd > now)
            throw new Refusal("locked_out", $"Too many wrong passwords. Please wait {Math.Ceiling((person.LockoutEnd.Value - now).TotalMinutes)} minutes and try again.", StatusCodes.Status422UnprocessableEntity);

        // Outside the lane: checking a hash takes tens of milliseconds, and nobody else's write should wait for that.
        var right = hasher.VerifyHashedPassword(person ?? NoOne, (person ?? NoOne).PasswordHash ?? "", password) != PasswordVerificationResult.Failed;
        if (person is null) throw Wrong;
        if (right && person.AccessFailedCount == 0) return person;

        await lane.WriteAsync(async written =>
        {
            var found = await written.People.SingleAsync(each => each.Id == person.Id, stop);
            found.AccessFailedCount = right ? 0 : found.AccessFailedCount + 1;
            if (found.AccessFailedCount < MostFailures) return;
            found.LockoutEnd = now + LockedFor;
            found.AccessFailedCount = 0;
        }, stop);
        return right ? person : throw Wrong;
    }
}
