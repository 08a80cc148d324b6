using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Waypost.Storage;

/// The one context. Rooms add their tables by a mapping of their own and an extension property (`db.Tickets`).
public sealed class WaypostDb(DbContextOptions<WaypostDb> options) : DbContext(options)
{
    private readonly HashSet<string> _nudges = new(StringComparer.Ordinal);
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);

    /// Wakes the readers of a log once this change is committed; the lane gives it, never the deed.
    public void Nudge(string log) => _nudges.Add(log);

    /// Wakes readers in other processes only, for a change that this process already put into its own memory.
    public void NudgeElsewhere(string log) => _elsewhere.Add(log);

    internal (string[] Here, string[] Elsewhere) TakeNudges()
    {
        var taken = (_nudges.ToArray(), _nudges.Concat(_elsewhere).ToArray());
        _nudges.Clear();
        _elsewhere.Clear();
        return taken;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WaypostDb).Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.GetColumnName()));

                // Ids are ours: otherwise a child added to a loaded parent is taken for an existing row.
                if (property.IsPrimaryKey() && property.ClrType == typeof(Guid))
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }

            foreach (var key in entity.GetKeys()) key.SetName(SnakeCase(key.GetName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName(SnakeCase(foreign.GetConstraintName()!));
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
