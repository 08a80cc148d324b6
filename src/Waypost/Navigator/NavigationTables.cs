using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Navigator;

public static class NavigationTables
{
    extension(WaypostDb db)
    {
        public DbSet<Navigation> Navigations => db.Set<Navigation>();
    }

    /// The only way to a navigation: one's own, also what one asked as a visitor before signing in. Admins see why anything was decided.
    public static IQueryable<Navigation> VisibleTo(this IQueryable<Navigation> navigations, Caller caller, Guid? visitorId) =>
        caller.IsSignedIn && caller.Is(Roles.Admin) ? navigations : navigations.OwnedBy(caller, visitorId);

    /// For deeds: one's own only. An admin who looks on decides nothing in a seller's case.
    public static IQueryable<Navigation> OwnedBy(this IQueryable<Navigation> navigations, Caller caller, Guid? visitorId) => (caller, visitorId) switch
    {
        ({ IsSignedIn: true }, { } visitor) => navigations.Where(each => each.OwnerId == caller.UserId || each.OwnerId == visitor),
        ({ IsSignedIn: true }, null) => navigations.Where(each => each.OwnerId == caller.UserId),
        (_, { } visitor) => navigations.Where(each => each.OwnerId == visitor),
        _ => navigations.Where(_ => false),
    };

    private sealed class Mapping : IEntityTypeConfiguration<Navigation>
    {
        public void Configure(EntityTypeBuilder<Navigation> builder)
        {
            builder.ToTable("navigations");
            builder.Property(each => each.Text).HasMaxLength(Navigation.LongestText);
            builder.Property(each => each.Locale).HasMaxLength(10);
            builder.Property(each => each.Topic).HasMaxLength(60);
            builder.Property(each => each.IssueType).HasMaxLength(60);
            builder.Property(each => each.Channel).HasMaxLength(40);
            builder.Property(each => each.History).HasMaxLength(2000);
            builder.Property(each => each.Version).IsConcurrencyToken();
            builder.HasIndex(each => new { each.OwnerId, each.At });
            builder.HasIndex(each => each.At);
            builder.Property(each => each.Counted).HasDefaultValue(CountedAs.Nothing);
            builder.Property(each => each.CountedChannel).HasMaxLength(40);
            builder.HasIndex(each => new { each.Outcome, each.DecidedAt });
        }
    }

    private sealed class EarlierMapping : IEntityTypeConfiguration<EarlierDecision>
    {
        public void Configure(EntityTypeBuilder<EarlierDecision> builder)
        {
            builder.ToTable("earlier_decisions");
            builder.HasKey(each => new { each.NavigationId, each.Seq });
            builder.Property(each => each.Channel).HasMaxLength(40);
            builder.Property(each => each.Because).HasMaxLength(40);
        }
    }
}
