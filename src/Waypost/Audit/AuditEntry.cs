using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Audit;

/// Who looked at or did what, when and why. Append-only, each entry sealed by a hash over it and the one before.
public sealed class AuditEntry
{
    public const int LongestReason = 1000;

    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ActorId { get; init; }

    /// What was done, as a short verb phrase of the room (`account.looked`, `ticket.reopened`).
    public required string Deed { get; init; }
    public required string Subject { get; init; }
    public Guid? SellerId { get; init; }
    public Guid? CaseId { get; init; }
    public string? Reason { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    /// SHA-256 over the previous hash and the entry's own fields, lower-case hex.
    public static string Seal(string previous, long seq, DateTimeOffset at, Guid actor, string deed, string subject, Guid? seller, Guid? @case, string? reason) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\u001f', previous, seq, at.ToUnixTimeMilliseconds(), actor, deed, subject, seller, @case, reason))));

    public bool IsSealedAfter(string previous) => PreviousHash == previous && Hash == Seal(previous, Seq, At, ActorId, Deed, Subject, SellerId, CaseId, Reason);

    private sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.HasKey(entry => entry.Seq);
            builder.Property(entry => entry.Seq).ValueGeneratedNever();
            builder.Property(entry => entry.Deed).HasMaxLength(60);
            builder.Property(entry => entry.Subject).HasMaxLength(200);
            builder.Property(entry => entry.Reason).HasMaxLength(LongestReason);
            builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
            builder.Property(entry => entry.Hash).HasMaxLength(64);
            builder.HasIndex(entry => new { entry.SellerId, entry.Seq });
            builder.HasIndex(entry => new { entry.CaseId, entry.Seq });
        }
    }
}

/// The last entry's number and hash: the row whose lock gives the chain its order.
public sealed class AuditHead
{
    public int Id { get; init; }
    public long Seq { get; init; }
    public string Hash { get; init; } = "";

    private sealed class Mapping : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("audit_head");
            builder.Property(head => head.Id).ValueGeneratedNever();
            builder.Property(head => head.Hash).HasMaxLength(64);
            builder.HasData(new AuditHead { Id = 1 });
        }
    }
}

public static class AuditLog
{
    /// Appends an entry within the transaction of the deed it tells of. Call it inside the lane.
    public static async Task AuditAsync(this WaypostDb db, Guid actor, string deed, string subject, DateTimeOffset now, CancellationToken stop,
        Guid? seller = null, Guid? @case = null, string? reason = null)
    {
        if (reason?.Length > AuditEntry.LongestReason) reason = reason[..AuditEntry.LongestReason]; // sealed as it is kept
        await db.Database.ExecuteSqlAsync($"UPDATE audit_head SET seq = seq + 1 WHERE id = 1", stop); // takes the row's lock first
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(stop);
        var hash = AuditEntry.Seal(head.Hash, head.Seq, now, actor, deed, subject, seller, @case, reason);
        db.Add(new AuditEntry
        {
            Seq = head.Seq, At = now, ActorId = actor, Deed = deed, Subject = subject, SellerId = seller, CaseId = @case, Reason = reason,
            PreviousHash = head.Hash, Hash = hash,
        });
        await db.Database.ExecuteSqlAsync($"UPDATE audit_head SET hash = {hash} WHERE id = 1", stop);
    }
}
