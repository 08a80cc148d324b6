using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Navigator;

/// One line of the case file that travels with the seller from the box to the article, the chat and the ticket. Append-only.
public sealed class CaseEntry
{
    public required Guid Id { get; init; }

    /// The navigation that the case began with.
    public required Guid NavigationId { get; init; }
    public required CaseEntryKind Kind { get; init; }
    public required string Title { get; init; }
    public string? Detail { get; init; }
    public string? Url { get; init; }
    public required DateTimeOffset At { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<CaseEntry>
    {
        public void Configure(EntityTypeBuilder<CaseEntry> builder)
        {
            builder.ToTable("case_entries");
            builder.Property(entry => entry.Title).HasMaxLength(400);
            builder.Property(entry => entry.Url).HasMaxLength(400);
            builder.HasIndex(entry => new { entry.NavigationId, entry.At });
        }
    }
}

public enum CaseEntryKind { Asked, Clarified, Read, Tried, Checked, NotSolved, Solved, WentTo }

public static class CaseFile
{
    private const int LongestTitle = 400;

    /// Adds a line within the change that is under way.
    public static void Note(this WaypostDb db, Guid navigationId, CaseEntryKind kind, string title, DateTimeOffset now, string? detail = null, string? url = null) =>
        db.Add(Entry(Guid.CreateVersion7(now), navigationId, kind, title, now, detail, url));

    /// The first line is the navigation itself: what was asked stands there, once.
    public static async Task<IReadOnlyList<CaseEntry>> CaseEntriesAsync(this WaypostDb db, Guid navigationId, CancellationToken stop)
    {
        var asked = await db.Navigations.AsNoTracking().Where(each => each.Id == navigationId).Select(each => new { each.Text, each.At }).SingleOrDefaultAsync(stop);
        var noted = await db.Set<CaseEntry>().AsNoTracking().Where(entry => entry.NavigationId == navigationId).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(stop);
        return asked is null ? noted
            : [Entry(navigationId, navigationId, CaseEntryKind.Asked, asked.Text, asked.At, asked.Text.Length > LongestTitle ? asked.Text : null, $"/support/{navigationId}"), .. noted];
    }

    private static CaseEntry Entry(Guid id, Guid navigationId, CaseEntryKind kind, string title, DateTimeOffset at, string? detail, string? url) =>
        new() { Id = id, NavigationId = navigationId, Kind = kind, Title = title.Length > LongestTitle ? title[..LongestTitle] : title, Detail = detail, Url = url, At = at };
}
