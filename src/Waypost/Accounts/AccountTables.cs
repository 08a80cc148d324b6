using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Accounts;

/// The embedded account tables. Only the embedded connector, the import and the demo touch them: everybody else asks the gateway.
public static class AccountTables
{
    extension(WaypostDb db)
    {
        public DbSet<Seller> Sellers => db.Set<Seller>();
    }

    private sealed class SellerMapping : IEntityTypeConfiguration<Seller>
    {
        public void Configure(EntityTypeBuilder<Seller> builder)
        {
            builder.ToTable("sellers");
            builder.Property(seller => seller.ShopName).HasMaxLength(120);
            foreach (var word in new[] { nameof(Seller.Region), nameof(Seller.Tier), nameof(Seller.Category), nameof(Seller.VerificationState), nameof(Seller.TaxFormState), nameof(Seller.BankState) })
                builder.Property<string>(word).HasMaxLength(40);
            builder.Property(seller => seller.Currency).HasMaxLength(3);
            builder.Property(seller => seller.VerificationReason).HasMaxLength(400);
            builder.Property(seller => seller.TaxFormReason).HasMaxLength(400);
            builder.Property(seller => seller.TaxId).HasMaxLength(60);
            builder.Property(seller => seller.BankAccountHolder).HasMaxLength(120);
            builder.Property(seller => seller.BankAccount).HasMaxLength(60);
            builder.HasIndex(seller => seller.ShopName);
            builder.HasIndex(seller => new { seller.Tier, seller.Region, seller.Category });
        }
    }

    private sealed class OrderMapping : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> builder)
        {
            builder.ToTable("orders");
            builder.HasKey(order => new { order.SellerId, order.Number });
            builder.Property(order => order.Number).HasMaxLength(40);
            builder.Property(order => order.Status).HasMaxLength(40);
            builder.Property(order => order.Tracking).HasMaxLength(80);
            AsJson(builder.Property(order => order.Lines));
            builder.HasIndex(order => new { order.SellerId, order.PlacedAt });
            builder.HasOne<Seller>().WithMany().HasForeignKey(order => order.SellerId);
        }
    }

    private sealed class PayoutMapping : IEntityTypeConfiguration<Payout>
    {
        public void Configure(EntityTypeBuilder<Payout> builder)
        {
            builder.ToTable("payouts");
            builder.HasKey(payout => new { payout.SellerId, payout.Number });
            builder.Property(payout => payout.Number).HasMaxLength(40);
            builder.Property(payout => payout.State).HasMaxLength(40).IsConcurrencyToken();
            builder.Property(payout => payout.Reason).HasMaxLength(400);
            AsJson(builder.Property(payout => payout.Lines));
            builder.HasIndex(payout => new { payout.SellerId, payout.Date });
            builder.HasOne<Seller>().WithMany().HasForeignKey(payout => payout.SellerId);
        }
    }

    private sealed class ReturnMapping : IEntityTypeConfiguration<Return>
    {
        public void Configure(EntityTypeBuilder<Return> builder)
        {
            builder.ToTable("returns");
            builder.HasKey(each => new { each.SellerId, each.Number });
            builder.Property(each => each.Number).HasMaxLength(40);
            builder.Property(each => each.OrderNumber).HasMaxLength(40);
            builder.Property(each => each.State).HasMaxLength(40);
            builder.HasOne<Seller>().WithMany().HasForeignKey(each => each.SellerId);
        }
    }

    private sealed class ListingMapping : IEntityTypeConfiguration<Listing>
    {
        public void Configure(EntityTypeBuilder<Listing> builder)
        {
            builder.ToTable("listings");
            builder.HasKey(listing => new { listing.SellerId, listing.Sku });
            builder.Property(listing => listing.Sku).HasMaxLength(60);
            builder.Property(listing => listing.Title).HasMaxLength(200);
            builder.Property(listing => listing.State).HasMaxLength(40);
            builder.Property(listing => listing.RemovedByRule).HasMaxLength(200);
            builder.HasOne<Seller>().WithMany().HasForeignKey(listing => listing.SellerId);
        }
    }

    private sealed class ViolationMapping : IEntityTypeConfiguration<Violation>
    {
        public void Configure(EntityTypeBuilder<Violation> builder)
        {
            builder.ToTable("violations");
            builder.HasKey(violation => new { violation.SellerId, violation.Number });
            builder.Property(violation => violation.Number).HasMaxLength(40);
            builder.Property(violation => violation.Rule).HasMaxLength(200);
            builder.Property(violation => violation.Seen).HasMaxLength(400);
            builder.Property(violation => violation.State).HasMaxLength(40);
            builder.Property(violation => violation.Sku).HasMaxLength(60);
            builder.HasOne<Seller>().WithMany().HasForeignKey(violation => violation.SellerId);
        }
    }

    private static void AsJson<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        lines => JsonSerializer.Serialize(lines, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), lines => lines.Count, lines => lines)); // replaced as a whole, never edited
}
