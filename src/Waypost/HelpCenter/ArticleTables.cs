using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.Storage;

namespace Waypost.HelpCenter;

public static class ArticleTables
{
    extension(WaypostDb db)
    {
        public DbSet<Article> Articles => db.Set<Article>();
        public DbSet<ArticleVersion> ArticleVersions => db.Set<ArticleVersion>();
        public DbSet<HelpCategory> HelpCategories => db.Set<HelpCategory>();
    }

    private sealed class ArticleMapping : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> builder)
        {
            builder.ToTable("articles");
            builder.Property(article => article.Slug).HasMaxLength(80);
            builder.Property(article => article.Category).HasMaxLength(60);
            builder.Property(article => article.Segments).HasMaxLength(400);
            builder.Property(article => article.Related).HasMaxLength(1000);
            builder.Property(article => article.Version).IsConcurrencyToken();
            builder.HasIndex(article => article.Slug).IsUnique();
            builder.HasMany(article => article.Texts).WithOne().HasForeignKey(text => text.ArticleId);
            builder.HasOne<HelpCategory>().WithMany().HasForeignKey(article => article.Category).OnDelete(DeleteBehavior.Restrict);
        }
    }

    private sealed class TextMapping : IEntityTypeConfiguration<ArticleText>
    {
        public void Configure(EntityTypeBuilder<ArticleText> builder)
        {
            builder.ToTable("article_texts");
            builder.HasKey(text => new { text.ArticleId, text.Locale });
            builder.Property(text => text.Locale).HasMaxLength(10);
            builder.Property(text => text.Title).HasMaxLength(200);
            builder.Property(text => text.Summary).HasMaxLength(600);
            builder.Property(text => text.Answer).HasMaxLength(1200);
            builder.Property(text => text.Keywords).HasMaxLength(1000);
        }
    }

    private sealed class VersionMapping : IEntityTypeConfiguration<ArticleVersion>
    {
        public void Configure(EntityTypeBuilder<ArticleVersion> builder)
        {
            builder.ToTable("article_versions");
            builder.Property(version => version.Locale).HasMaxLength(10);
            builder.Property(version => version.Title).HasMaxLength(200);
            builder.Property(version => version.Summary).HasMaxLength(600);
            builder.Property(version => version.Answer).HasMaxLength(1200);
            builder.Property(version => version.Keywords).HasMaxLength(1000);
            builder.Property(version => version.Note).HasMaxLength(600);
            builder.HasIndex(version => new { version.ArticleId, version.Number, version.Locale }).IsUnique();
            builder.HasOne<Article>().WithMany().HasForeignKey(version => version.ArticleId);
        }
    }

    private sealed class CategoryMapping : IEntityTypeConfiguration<HelpCategory>
    {
        public void Configure(EntityTypeBuilder<HelpCategory> builder)
        {
            builder.ToTable("help_categories");
            builder.Property(category => category.Id).HasMaxLength(60);
            builder.Property(category => category.Title).HasMaxLength(120);
            builder.Property(category => category.Summary).HasMaxLength(400);
        }
    }

    private sealed class SolvedMapping : IEntityTypeConfiguration<SolvedAnswer>
    {
        public void Configure(EntityTypeBuilder<SolvedAnswer> builder)
        {
            builder.ToTable("article_solved");
            builder.HasKey(answer => new { answer.ArticleId, answer.ReaderId });
            builder.HasOne<Article>().WithMany().HasForeignKey(answer => answer.ArticleId);
        }
    }
}
