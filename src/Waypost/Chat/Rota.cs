using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waypost.Chat;

/// When a team answers in chat: one row a weekday and team, in the team's own time zone.
public sealed class RotaRow
{
    public required Guid TeamId { get; init; }
    public required DayOfWeek Day { get; init; }

    /// Minutes after midnight, local.
    public required int OpensAt { get; init; }
    public required int ClosesAt { get; init; }

    /// IANA name.
    public required string TimeZone { get; init; }

    public bool IsOpen(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        var minute = local.Hour * 60 + local.Minute;
        return local.DayOfWeek == Day && minute >= OpensAt && minute < ClosesAt;
    }

    private sealed class Mapping : IEntityTypeConfiguration<RotaRow>
    {
        public void Configure(EntityTypeBuilder<RotaRow> builder)
        {
            builder.ToTable("rota");
            builder.HasKey(row => new { row.TeamId, row.Day, row.OpensAt });
            builder.Property(row => row.TimeZone).HasMaxLength(60);
        }
    }
}

/// An agent who is at the desk. Refreshed while the desk's page is open; older than `Gone` means away.
public sealed class AgentPresence
{
    public static readonly TimeSpan Gone = TimeSpan.FromMinutes(2);

    public required Guid PersonId { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? AwaySince { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<AgentPresence>
    {
        public void Configure(EntityTypeBuilder<AgentPresence> builder)
        {
            builder.ToTable("agent_presence");
            builder.HasKey(presence => presence.PersonId);
        }
    }
}
