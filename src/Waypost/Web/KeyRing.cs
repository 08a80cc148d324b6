using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Web;

/// A key of the ring that protects cookies and form tokens; in the database, so that all nodes share it.
public sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<ProtectionKey>
    {
        public void Configure(EntityTypeBuilder<ProtectionKey> builder)
        {
            builder.ToTable("protection_keys");
            builder.HasKey(key => key.Name);
            builder.Property(key => key.Name).HasMaxLength(200);
        }
    }
}

public sealed class KeyRing(IDbContextFactory<WaypostDb> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<ProtectionKey>().AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges(); // outside the lane: the framework asks synchronously, once in ninety days
    }
}
