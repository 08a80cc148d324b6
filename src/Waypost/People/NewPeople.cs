using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Waypost.Storage;

namespace Waypost.People;

/// Makes new people. Passwords have at least ten characters; the demo's short one comes in as a hash.
public static class NewPeople
{
    public const int ShortestPassword = 10;

    public static Person Make(string email, string name, Roles roles, DateTimeOffset now, string? passwordHash = null)
    {
        if (!MailAddress.TryCreate(email, out _)) throw Refusal.BadInput("wrong_email", "Enter an e-mail address like name@shop.com.");
        return new Person
        {
            Id = Guid.CreateVersion7(now), Email = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(),
            Name = name, Roles = roles, PasswordHash = passwordHash, SecurityStamp = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
            EmailConfirmed = true, LockoutEnabled = true,
        };
    }

    public static string Hash(IPasswordHasher<Person> hasher, string password)
    {
        if (password.Length < ShortestPassword) throw Refusal.BadInput("short_password", $"Please take a password of at least {ShortestPassword} characters.");
        return hasher.HashPassword(new Person(), password);
    }

    public static void AddPerson(this WaypostDb db, Person person)
    {
        db.Add(person);
        db.Nudge(Callers.Log);
    }
}
