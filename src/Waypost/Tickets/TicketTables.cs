using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Tickets;

public static class TicketTables
{
    extension(WaypostDb db)
    {
        public DbSet<Ticket> Tickets => db.Set<Ticket>();
    }

    /// The only way to a ticket. Agents see their teams', supervisors all, a seller's people their own, nobody else sees any.
    public static IQueryable<Ticket> VisibleTo(this IQueryable<Ticket> tickets, Caller caller) => caller switch
    {
        { IsSupervisor: true } => tickets,
        { IsAgent: true } => tickets.Where(t => caller.TeamIds.Contains(t.TeamId)),
        { SellerId: Guid seller } => tickets.Where(t => t.SellerId == seller),
        _ => tickets.Where(_ => false),
    };

    /// The next number; the row's lock makes them gapless and unique.
    public static async Task<int> NextTicketNumberAsync(this WaypostDb db, CancellationToken stop) =>
        (await db.Database.SqlQuery<int>($"""UPDATE ticket_numbers SET last = last + 1 WHERE id = 1 RETURNING last AS "Value" """).ToListAsync(stop))[0];

    private sealed class TicketMapping : IEntityTypeConfiguration<Ticket>
    {
        public void Configure(EntityTypeBuilder<Ticket> builder)
        {
            builder.ToTable("tickets");
            builder.Property(t => t.Subject).HasMaxLength(120);
            builder.Property(t => t.Type).HasMaxLength(60);
            builder.Property(t => t.Version).IsConcurrencyToken();
            builder.HasIndex(t => t.Number).IsUnique();
            builder.HasIndex(t => t.ConversationId).IsUnique();
            builder.HasIndex(t => new { t.SellerId, t.OpenedAt });
            builder.HasIndex(t => new { t.TeamId, t.Status, t.DueAt });
            builder.HasMany(t => t.Timeline).WithOne().HasForeignKey(e => e.TicketId);
            builder.Navigation(t => t.Timeline).UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }

    private sealed class EventMapping : IEntityTypeConfiguration<TicketEvent>
    {
        public void Configure(EntityTypeBuilder<TicketEvent> builder)
        {
            builder.ToTable("ticket_events");
            builder.Property(e => e.ByName).HasMaxLength(120);
        }
    }

    private sealed class NumbersMapping : IEntityTypeConfiguration<TicketNumbers>
    {
        public void Configure(EntityTypeBuilder<TicketNumbers> builder)
        {
            builder.ToTable("ticket_numbers");
            builder.Property(n => n.Id).ValueGeneratedNever();
            builder.HasData(new TicketNumbers { Id = 1, Last = 1000 });
        }
    }
}

/// The last number given out.
public sealed class TicketNumbers
{
    public int Id { get; init; }
    public int Last { get; init; }
}

/// What a ticket takes from the conversation it stands on.
public sealed record TicketGround(Guid ConversationId, Guid SellerId, Guid TeamId, string Subject, string? Topic, string? IssueType, bool IsUrgent)
{
    public static TicketGround Of(Chat.Conversation conversation) => new(conversation.Id, conversation.SellerId, conversation.TeamId,
        conversation.Subject.Length > 0 ? conversation.Subject : "Support request", conversation.Topic, conversation.IssueType, conversation.Priority > 0);
}
