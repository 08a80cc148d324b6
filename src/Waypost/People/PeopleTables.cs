using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.People;

public static class PeopleTables
{
    extension(WaypostDb db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Team> Teams => db.Set<Team>();
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
    }

    private sealed class PersonMapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("people");
            builder.Ignore(person => person.PhoneNumber).Ignore(person => person.PhoneNumberConfirmed).Ignore(person => person.UserName);
            builder.Property(person => person.Email).HasMaxLength(254).IsRequired();
            builder.Property(person => person.NormalizedEmail).HasMaxLength(254).IsRequired();
            builder.Property(person => person.NormalizedUserName).HasMaxLength(254);
            builder.Property(person => person.Name).HasMaxLength(120);
            builder.Property(person => person.Roles).HasMaxLength(120);
            builder.Property(person => person.Locale).HasMaxLength(10);
            builder.Property(person => person.TimeZone).HasMaxLength(60);
            builder.Property(person => person.Speaks).HasMaxLength(60);
            builder.Property(person => person.Skills).HasMaxLength(200);
            builder.Property(person => person.ConcurrencyStamp).IsConcurrencyToken().HasMaxLength(40);
            builder.HasIndex(person => person.NormalizedEmail).IsUnique();
            builder.HasIndex(person => person.SellerId);
        }
    }

    private sealed class TeamMapping : IEntityTypeConfiguration<Team>
    {
        public void Configure(EntityTypeBuilder<Team> builder)
        {
            builder.ToTable("teams");
            builder.Property(team => team.Slug).HasMaxLength(60);
            builder.Property(team => team.Name).HasMaxLength(120);
            builder.HasIndex(team => team.Slug).IsUnique();
        }
    }

    private sealed class MemberMapping : IEntityTypeConfiguration<TeamMember>
    {
        public void Configure(EntityTypeBuilder<TeamMember> builder)
        {
            builder.ToTable("team_members");
            builder.HasKey(member => new { member.TeamId, member.PersonId });
            builder.HasOne<Team>().WithMany(team => team.Members).HasForeignKey(member => member.TeamId);
            builder.HasOne<Person>().WithMany().HasForeignKey(member => member.PersonId);
        }
    }

    private sealed class KeyMapping : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> builder)
        {
            builder.ToTable("api_keys");
            builder.Property(key => key.Hash).HasMaxLength(64);
            builder.Property(key => key.Scopes).HasMaxLength(400);
            builder.HasIndex(key => key.Hash).IsUnique();
            builder.HasOne<Person>().WithMany().HasForeignKey(key => key.PersonId);
        }
    }
}
