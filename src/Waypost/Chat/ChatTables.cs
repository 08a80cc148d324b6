using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Chat;

public static class ChatTables
{
    extension(WaypostDb db)
    {
        public DbSet<Conversation> Conversations => db.Set<Conversation>();
        public DbSet<Line> Lines => db.Set<Line>();
    }

    /// The only way to a conversation. Agents see their teams', supervisors all, a seller's people their own, nobody else sees any.
    public static IQueryable<Conversation> VisibleTo(this IQueryable<Conversation> conversations, Caller caller) => caller switch
    {
        { IsSupervisor: true } => conversations,
        { IsAgent: true } => conversations.Where(c => caller.TeamIds.Contains(c.TeamId)),
        { SellerId: Guid seller } => conversations.Where(c => c.SellerId == seller),
        _ => conversations.Where(_ => false),
    };

    private sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.ToTable("conversations");
            builder.Ignore(c => c.Said).Ignore(c => c.Stored).Ignore(c => c.Changes);
            builder.Property(c => c.Subject).HasMaxLength(120);
            builder.Property(c => c.Topic).HasMaxLength(60);
            builder.Property(c => c.IssueType).HasMaxLength(60);
            builder.Property(c => c.Language).HasMaxLength(10);
            builder.Property(c => c.RatingComment).HasMaxLength(2000);
            builder.Property(c => c.Version).IsConcurrencyToken();
            foreach (var moved in new[] { nameof(Conversation.LastSeq), nameof(Conversation.LastLineAt), nameof(Conversation.LastFromSeller), nameof(Conversation.SellerSeenSeq), nameof(Conversation.StaffSeenSeq) })
                builder.Property(moved).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
            builder.HasIndex(c => new { c.SellerId, c.OpenedAt });
            builder.HasIndex(c => new { c.Status, c.TeamId, c.WaitingSince });
            builder.HasIndex(c => new { c.AssigneeId, c.Status });
        }
    }

    private sealed class LineMapping : IEntityTypeConfiguration<Line>
    {
        public void Configure(EntityTypeBuilder<Line> builder)
        {
            builder.ToTable("conversation_lines");
            builder.HasKey(l => new { l.ConversationId, l.Seq });
            builder.Property(l => l.Seq).ValueGeneratedNever();
            builder.Ignore(l => l.Files);
            builder.Property(l => l.AuthorName).HasMaxLength(120);
            builder.Property(l => l.ClientId).HasMaxLength(200);
            builder.HasIndex(l => new { l.ConversationId, l.AuthorId, l.ClientId }).IsUnique();
            builder.HasOne<Conversation>().WithMany().HasForeignKey(l => l.ConversationId);
        }
    }
}
