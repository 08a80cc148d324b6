using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.People;

/// The one-time link that makes the first admin of a new installation. One row, so that only one can win.
public sealed class FirstAdminInvitation
{
    public int Id { get; init; }
    public required string CodeHash { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public int Version { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<FirstAdminInvitation>
    {
        public void Configure(EntityTypeBuilder<FirstAdminInvitation> builder)
        {
            builder.ToTable("first_admin_invitation");
            builder.Property(invitation => invitation.Id).ValueGeneratedNever();
            builder.Property(invitation => invitation.CodeHash).HasMaxLength(64);
            builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        }
    }
}

public sealed class FirstAdmin(WriteLane lane, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    /// A new code while nobody is there yet (an older one ends); null once somebody is.
    public Task<string?> InviteAsync(CancellationToken stop) => lane.WriteAsync<string?>(async db =>
    {
        if (await db.People.AnyAsync(stop)) return null;
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var invitation = await db.Set<FirstAdminInvitation>().SingleOrDefaultAsync(stop);
        if (invitation is null) db.Add(new FirstAdminInvitation { Id = 1, CodeHash = KeyAuthentication.HashOf(code) });
        else (invitation.CodeHash, invitation.Version) = (KeyAuthentication.HashOf(code), invitation.Version + 1);
        return code;
    }, stop);

    public Task<Person> AcceptAsync(string code, string email, string name, string password, CancellationToken stop)
    {
        var hash = NewPeople.Hash(hasher, password);
        return lane.WriteAsync(async db =>
        {
            var codeHash = KeyAuthentication.HashOf(code);
            var invitation = await db.Set<FirstAdminInvitation>().SingleOrDefaultAsync(each => each.CodeHash == codeHash && each.UsedAt == null, stop) ?? throw Refusal.NotFound("invitation");
            (invitation.UsedAt, invitation.Version) = (clock.GetUtcNow(), invitation.Version + 1);
            var admin = NewPeople.Make(email, name, Roles.Admin, clock.GetUtcNow(), hash);
            db.AddPerson(admin);
            return admin;
        }, stop);
    }
}
