using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

public static class CommunityTables
{
    extension(WaypostDb db)
    {
        public DbSet<Group> Groups => db.Set<Group>();
        public DbSet<Topic> Topics => db.Set<Topic>();
        public DbSet<Reply> Replies => db.Set<Reply>();
        public DbSet<Member> Members => db.Set<Member>();
        public DbSet<Follow> Follows => db.Set<Follow>();
        public DbSet<PostMark> PostMarks => db.Set<PostMark>();
        public DbSet<PostFlag> PostFlags => db.Set<PostFlag>();
    }

    /// Everybody reads the community; what the hosts have hidden only they and its author see.
    public static IQueryable<Topic> VisibleTo(this IQueryable<Topic> topics, Caller caller) =>
        caller.Is(Roles.Host) ? topics
        : caller.IsSignedIn ? topics.Where(topic => topic.HiddenAt == null || topic.AuthorId == caller.UserId)
        : topics.Where(topic => topic.HiddenAt == null);

    /// The next number of a topic's log. Its row lock makes commit order the number's order: let it be the change's first write.
    public static async Task<long> NextSeqAsync(this WaypostDb db, Guid topicId, CancellationToken stop)
    {
        await db.Topics.Where(topic => topic.Id == topicId).ExecuteUpdateAsync(set => set.SetProperty(topic => topic.LastSeq, topic => topic.LastSeq + 1), stop);
        return await db.Topics.Where(topic => topic.Id == topicId).Select(topic => topic.LastSeq).SingleAsync(stop);
    }

    private sealed class GroupMapping : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> builder)
        {
            builder.ToTable("community_groups");
            builder.Property(group => group.Slug).HasMaxLength(60);
            builder.Property(group => group.Name).HasMaxLength(120);
            builder.Property(group => group.Summary).HasMaxLength(400);
            builder.HasIndex(group => group.Slug).IsUnique();
        }
    }

    private sealed class MembershipMapping : IEntityTypeConfiguration<GroupMembership>
    {
        public void Configure(EntityTypeBuilder<GroupMembership> builder)
        {
            builder.ToTable("group_memberships");
            builder.HasKey(membership => new { membership.GroupId, membership.PersonId });
            builder.HasOne<Group>().WithMany().HasForeignKey(membership => membership.GroupId);
            builder.HasIndex(membership => membership.PersonId);
        }
    }

    private sealed class TopicMapping : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> builder)
        {
            builder.ToTable("topics");
            builder.Property(topic => topic.Title).HasMaxLength(PostText.LongestTitle);
            builder.Property(topic => topic.HiddenReason).HasMaxLength(400);
            builder.Property(topic => topic.Version).IsConcurrencyToken();
            builder.HasOne<Group>().WithMany().HasForeignKey(topic => topic.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(topic => new { topic.GroupId, topic.GroupSeq }).IsUnique();
            builder.HasIndex(topic => topic.CreatedAt);
            builder.HasIndex(topic => topic.ChangedAt);
            builder.HasIndex(topic => new { topic.AuthorId, topic.CreatedAt });
        }
    }

    private sealed class TagMapping : IEntityTypeConfiguration<TopicTag>
    {
        public void Configure(EntityTypeBuilder<TopicTag> builder)
        {
            builder.ToTable("topic_tags");
            builder.HasKey(tag => new { tag.TopicId, tag.Tag });
            builder.Property(tag => tag.Tag).HasMaxLength(40);
            builder.HasOne<Topic>().WithMany().HasForeignKey(tag => tag.TopicId);
            builder.HasIndex(tag => tag.Tag);
        }
    }

    private sealed class ReplyMapping : IEntityTypeConfiguration<Reply>
    {
        public void Configure(EntityTypeBuilder<Reply> builder)
        {
            builder.ToTable("replies");
            builder.Property(reply => reply.HiddenReason).HasMaxLength(400);
            builder.Property(reply => reply.Version).IsConcurrencyToken();
            builder.HasOne<Topic>().WithMany().HasForeignKey(reply => reply.TopicId);
            builder.HasIndex(reply => new { reply.TopicId, reply.Seq }).IsUnique();
            builder.HasIndex(reply => new { reply.TopicId, reply.ChangedSeq });
            builder.HasIndex(reply => new { reply.AuthorId, reply.CreatedAt });
        }
    }

    private sealed class MemberMapping : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("community_members");
            builder.HasKey(member => member.PersonId);
            builder.Property(member => member.Shop).HasMaxLength(80);
            builder.Property(member => member.Category).HasMaxLength(40);
            builder.Property(member => member.Region).HasMaxLength(10);
            builder.Property(member => member.About).HasMaxLength(600);
            builder.HasOne<Person>().WithOne().HasForeignKey<Member>(member => member.PersonId);
        }
    }

    private sealed class MarkMapping : IEntityTypeConfiguration<PostMark>
    {
        public void Configure(EntityTypeBuilder<PostMark> builder)
        {
            builder.ToTable("post_marks");
            builder.HasKey(mark => new { mark.PostId, mark.PersonId });
        }
    }

    private sealed class FollowMapping : IEntityTypeConfiguration<Follow>
    {
        public void Configure(EntityTypeBuilder<Follow> builder)
        {
            builder.ToTable("community_follows");
            builder.HasKey(follow => new { follow.SubjectId, follow.PersonId });
            builder.HasIndex(follow => follow.PersonId);
        }
    }

    private sealed class VersionMapping : IEntityTypeConfiguration<PostVersion>
    {
        public void Configure(EntityTypeBuilder<PostVersion> builder)
        {
            builder.ToTable("post_versions");
            builder.Property(version => version.Title).HasMaxLength(PostText.LongestTitle);
            builder.HasIndex(version => new { version.PostId, version.Until });
        }
    }

    private sealed class FlagMapping : IEntityTypeConfiguration<PostFlag>
    {
        public void Configure(EntityTypeBuilder<PostFlag> builder)
        {
            builder.ToTable("post_flags");
            builder.Property(flag => flag.Reason).HasMaxLength(400);
            builder.HasIndex(flag => new { flag.PostId, flag.PersonId }).IsUnique();
            builder.HasIndex(flag => new { flag.DecidedAt, flag.At });
        }
    }
}
