using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.Navigator.Issues;

/// What it takes to settle an issue: the prior odds of each channel follow from it until outcomes are counted.
public enum Need { General, Account, Urgent, Learning, Peers, News, Growth }

/// A kind of issue that sellers come with, as the catalogue describes it.
public sealed class IssueType
{
    public required string Id { get; init; }
    public required string Topic { get; set; }
    public required string Title { get; set; }

    /// What it is about, as part of a sentence ("a payout that is held back").
    public required string Summary { get; set; }
    public required Need Need { get; set; }

    /// The desk team's slug.
    public string? Team { get; set; }

    /// The community group's slug.
    public string? Group { get; set; }

    /// Data check ids and article slugs, comma separated, the best first.
    public string Checks { get; set; } = "";
    public string Articles { get; set; } = "";
    public int Position { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<IssueType>
    {
        public void Configure(EntityTypeBuilder<IssueType> builder)
        {
            builder.ToTable("issue_types");
            builder.Property(type => type.Id).HasMaxLength(60);
            builder.Property(type => type.Topic).HasMaxLength(60);
            builder.Property(type => type.Title).HasMaxLength(120);
            builder.Property(type => type.Summary).HasMaxLength(200);
            builder.Property(type => type.Team).HasMaxLength(60);
            builder.Property(type => type.Group).HasColumnName("group_slug").HasMaxLength(60);
            builder.Property(type => type.Checks).HasMaxLength(400);
            builder.Property(type => type.Articles).HasMaxLength(400);
        }
    }
}

/// One way in which sellers put an issue: what the classifier learns from.
public sealed class Phrasing
{
    /// For texts that are none of our business: buyers' questions, small talk.
    public const string OutOfScope = "out_of_scope";

    public const int Longest = 2000;

    public required Guid Id { get; init; }
    public required string TypeId { get; init; }
    public required string Locale { get; init; }
    public required string Text { get; init; }

    public static Phrasing Of(string typeId, string locale, string text) => new() { Id = IdOf(typeId, locale, text), TypeId = typeId, Locale = locale, Text = text };

    /// It comes from what the phrasing says, so that an upgrade adds only what is new.
    public static Guid IdOf(string typeId, string locale, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{typeId}\n{locale}\n{text}")).AsSpan(0, 16));

    private sealed class Mapping : IEntityTypeConfiguration<Phrasing>
    {
        public void Configure(EntityTypeBuilder<Phrasing> builder)
        {
            builder.ToTable("phrasings");
            builder.Property(phrasing => phrasing.TypeId).HasMaxLength(60);
            builder.Property(phrasing => phrasing.Locale).HasMaxLength(10);
            builder.Property(phrasing => phrasing.Text).HasMaxLength(Phrasing.Longest);
            builder.HasIndex(phrasing => new { phrasing.TypeId, phrasing.Locale });
        }
    }
}

/// Which edition of the shipped catalogue this installation has taken in.
public sealed class CatalogueEdition
{
    public int Id { get; init; } = 1;
    public required string Hash { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CatalogueEdition>
    {
        public void Configure(EntityTypeBuilder<CatalogueEdition> builder)
        {
            builder.ToTable("catalogue_edition");
            builder.Property(edition => edition.Id).ValueGeneratedNever();
            builder.Property(edition => edition.Hash).HasMaxLength(64);
        }
    }
}

public static class IssueTables
{
    extension(WaypostDb db)
    {
        public DbSet<IssueType> IssueTypes => db.Set<IssueType>();
        public DbSet<Phrasing> Phrasings => db.Set<Phrasing>();

        /// The types as decisions use them; the position of one never changes while it runs.
        public async Task<List<Issue>> IssuesAsync(CancellationToken stop) =>
            [.. (await db.IssueTypes.AsNoTracking().OrderBy(type => type.Position).ThenBy(type => type.Id).ToListAsync(stop)).Select(Issue.From)];

        /// All phrasings as the training sees them.
        public async Task<List<Taught>> TaughtAsync(CancellationToken stop) =>
            Taught.InOrder(await db.Phrasings.AsNoTracking().Select(each => new Taught(each.TypeId, each.Locale, each.Text)).ToListAsync(stop));
    }
}
