using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waypost.Storage;

/// Remembers what a caller's `clientId` already made, so that the same request sent again makes nothing new.
public sealed class ClientId
{
    public required Guid CallerId { get; init; }
    public required string Id { get; init; }
    public required Guid MadeId { get; init; }
    public required DateTimeOffset At { get; init; }
}

public static class ClientIds
{
    /// What this caller made with this client id, or null when it is new. Ask inside the lane.
    public static async Task<Guid?> MadeByAsync(this WaypostDb db, Guid callerId, string? clientId, CancellationToken stop) =>
        string.IsNullOrEmpty(clientId)
            ? null
            : await db.Set<ClientId>().Where(c => c.CallerId == callerId && c.Id == clientId).Select(c => (Guid?)c.MadeId).SingleOrDefaultAsync(stop);

    /// Claims the client id for what is made in this transaction; the primary key settles a race.
    public static void Remember(this WaypostDb db, Guid callerId, string? clientId, Guid madeId, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(clientId)) return;
        if (clientId.Length > 200) throw Refusal.BadInput("client_id_too_long", "A clientId has at most 200 characters.");
        db.Add(new ClientId { CallerId = callerId, Id = clientId, MadeId = madeId, At = now });
    }

    private sealed class Mapping : IEntityTypeConfiguration<ClientId>
    {
        public void Configure(EntityTypeBuilder<ClientId> builder)
        {
            builder.ToTable("client_ids");
            builder.HasKey(c => new { c.CallerId, c.Id });
            builder.Property(c => c.Id).HasMaxLength(200);
        }
    }
}
