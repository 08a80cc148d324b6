using Microsoft.EntityFrameworkCore;
using Waypost.Files;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

public enum TopicFilter { Newest, Active, Unanswered, BestPractices, Mine }

/// Groups, topics and replies as pages and programs show them.
public sealed class CommunityReads(WaypostDb db)
{
    public const int PageSize = 20;
    public const int RepliesPerPage = 100;

    public async Task<IReadOnlyList<GroupView>> GroupsAsync(Caller caller, CancellationToken stop)
    {
        var (memberships, follows) = (db.Set<GroupMembership>(), db.Follows);
        return await db.Groups.AsNoTracking().OrderBy(group => group.Kind == GroupKind.Official ? 0 : 1).ThenBy(group => group.Name)
            .Select(group => new GroupView(group.Id, group.Slug, group.Name, group.Kind, group.Summary, group.Welcome, group.Rules, group.LastSeq, group.Members, group.Topics,
                memberships.Any(each => each.GroupId == group.Id && each.PersonId == caller.UserId), follows.Any(each => each.SubjectId == group.Id && each.PersonId == caller.UserId)))
            .ToListAsync(stop);
    }

    public async Task<GroupView> GroupAsync(Caller caller, string slug, CancellationToken stop) =>
        (await GroupsAsync(caller, stop)).FirstOrDefault(group => group.Slug == slug) ?? throw Refusal.NotFound("group");

    /// A page of topics, newest first within a group (`before` is the group's number), by time elsewhere.
    public async Task<IReadOnlyList<TopicRowView>> TopicsAsync(Caller caller, Guid? group, TopicFilter filter, string? tag, long? before, int take, CancellationToken stop)
    {
        var topics = db.Topics.AsNoTracking().VisibleTo(caller);
        if (group is { } one) topics = topics.Where(topic => topic.GroupId == one);
        if (tag is not null)
        {
            var tags = db.Set<TopicTag>();
            topics = topics.Where(topic => tags.Any(each => each.TopicId == topic.Id && each.Tag == tag));
        }

        topics = filter switch
        {
            TopicFilter.Unanswered => topics.Where(topic => topic.Kind == TopicKind.Question && topic.AcceptedReplyId == null && topic.Replies == 0 && topic.LockedAt == null),
            TopicFilter.BestPractices => topics.Where(topic => topic.Kind == TopicKind.BestPractice),
            TopicFilter.Mine => topics.Where(topic => topic.AuthorId == caller.UserId),
            _ => topics,
        };
        if (group is not null && before is { } number) topics = topics.Where(topic => topic.GroupSeq < number);
        else if (before is { } at)
        {
            var instant = DateTimeOffset.FromUnixTimeMilliseconds(at);
            topics = filter == TopicFilter.Active ? topics.Where(topic => topic.LastActivityAt < instant) : topics.Where(topic => topic.CreatedAt < instant);
        }

        topics = group is not null ? topics.OrderByDescending(topic => topic.GroupSeq)
            : filter == TopicFilter.Active ? topics.OrderByDescending(topic => topic.LastActivityAt)
            : topics.OrderByDescending(topic => topic.CreatedAt);
        return await RowsAsync(topics.Take(take), stop);
    }

    public async Task<IReadOnlyList<TopicRowView>> NewInGroupAsync(Caller caller, Guid group, long after, CancellationToken stop) =>
        await RowsAsync(db.Topics.AsNoTracking().VisibleTo(caller).Where(topic => topic.GroupId == group && topic.GroupSeq > after).OrderBy(topic => topic.GroupSeq).Take(50), stop);

    public async Task<IReadOnlyList<TopicRowView>> TopicsOfAsync(Caller caller, Guid author, CancellationToken stop) =>
        await RowsAsync(db.Topics.AsNoTracking().VisibleTo(caller).Where(topic => topic.AuthorId == author).OrderByDescending(topic => topic.CreatedAt).Take(PageSize), stop);

    /// Those of the ids that the caller may see, in the order asked for.
    public async Task<IReadOnlyList<TopicRowView>> TopicsAsync(Caller caller, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return [];
        var rows = await RowsAsync(db.Topics.AsNoTracking().VisibleTo(caller).Where(topic => ids.Contains(topic.Id)), stop);
        return [.. ids.Select(id => rows.FirstOrDefault(row => row.Id == id)).OfType<TopicRowView>()];
    }

    public async Task<TopicView> TopicAsync(Caller caller, Guid id, CancellationToken stop)
    {
        var topic = await db.Topics.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(each => each.Id == id, stop) ?? throw Refusal.NotFound("topic");
        var row = (await RowsAsync(db.Topics.AsNoTracking().Where(each => each.Id == id), stop))[0];
        var files = await FilesAsync([$"topic:{id}"], stop);
        var sameHere = await db.PostMarks.AnyAsync(mark => mark.PostId == id && mark.PersonId == caller.UserId, stop);
        var followed = await db.Follows.AnyAsync(follow => follow.SubjectId == id && follow.PersonId == caller.UserId, stop);
        return new TopicView(row, topic.Text, topic.EditedAt, topic.LastSeq, topic.AcceptedReplyId, topic.HiddenReason, [.. files[$"topic:{id}"]], sameHere, followed);
    }

    /// A page of a topic's replies, or what changed after a number of its log.
    public async Task<IReadOnlyList<ReplyView>> RepliesAsync(Caller caller, Guid topic, int page, CancellationToken stop) =>
        await ViewsAsync(caller, db.Replies.AsNoTracking().Where(reply => reply.TopicId == topic).OrderBy(reply => reply.Seq).Skip((page - 1) * RepliesPerPage).Take(RepliesPerPage), stop);

    public async Task<IReadOnlyList<ReplyView>> ChangedAsync(Caller caller, Guid topic, long after, CancellationToken stop) =>
        await ViewsAsync(caller, db.Replies.AsNoTracking().Where(reply => reply.TopicId == topic && reply.ChangedSeq > after).OrderBy(reply => reply.ChangedSeq).ThenBy(reply => reply.Seq).Take(200), stop);

    public async Task<ReplyView> ReplyAsync(Caller caller, Guid id, CancellationToken stop)
    {
        var topics = db.Topics.VisibleTo(caller);
        return (await ViewsAsync(caller, db.Replies.AsNoTracking().Where(reply => reply.Id == id && topics.Any(topic => topic.Id == reply.TopicId)), stop)).FirstOrDefault() ?? throw Refusal.NotFound("reply");
    }

    public async Task<IReadOnlyList<PostVersion>> VersionsAsync(Guid post, CancellationToken stop) =>
        await db.Set<PostVersion>().AsNoTracking().Where(version => version.PostId == post).OrderByDescending(version => version.Until).Take(50).ToListAsync(stop);

    private async Task<IReadOnlyList<TopicRowView>> RowsAsync(IQueryable<Topic> topics, CancellationToken stop)
    {
        var groups = db.Groups;
        var rows = await topics.Select(topic => new
        {
            topic.Id, topic.Title, topic.Kind, topic.GroupId, topic.GroupSeq, topic.AuthorId, topic.CreatedAt, topic.LastActivityAt, topic.Replies, topic.SameHere,
            IsAnswered = topic.AcceptedReplyId != null, IsLocked = topic.LockedAt != null, IsHidden = topic.HiddenAt != null,
            Slug = groups.Where(group => group.Id == topic.GroupId).Select(group => group.Slug).First(), Name = groups.Where(group => group.Id == topic.GroupId).Select(group => group.Name).First(),
        }).ToListAsync(stop);
        var ids = rows.ConvertAll(row => row.Id);
        var tags = (await db.Set<TopicTag>().AsNoTracking().Where(tag => ids.Contains(tag.TopicId)).ToListAsync(stop)).ToLookup(tag => tag.TopicId, tag => tag.Tag);
        var authors = await AuthorsAsync([.. rows.Select(row => row.AuthorId).Distinct()], stop);
        return rows.ConvertAll(row => new TopicRowView(row.Id, row.Title, row.Kind, row.GroupId, row.Slug, row.Name, row.GroupSeq, authors[row.AuthorId], row.CreatedAt, row.LastActivityAt,
            row.Replies, row.SameHere, row.IsAnswered, row.IsLocked, row.IsHidden, [.. tags[row.Id]]));
    }

    private async Task<IReadOnlyList<ReplyView>> ViewsAsync(Caller caller, IQueryable<Reply> query, CancellationToken stop)
    {
        var replies = await query.ToListAsync(stop);
        if (replies.Count == 0) return [];
        var ids = replies.ConvertAll(reply => reply.Id);
        var topicIds = replies.Select(reply => reply.TopicId).Distinct().ToList();
        var accepted = await db.Topics.Where(topic => topicIds.Contains(topic.Id) && topic.AcceptedReplyId != null).Select(topic => topic.AcceptedReplyId!.Value).ToListAsync(stop);
        var mine = caller.IsSignedIn ? await db.PostMarks.Where(mark => ids.Contains(mark.PostId) && mark.PersonId == caller.UserId).Select(mark => mark.PostId).ToListAsync(stop) : [];
        var files = await FilesAsync(replies.ConvertAll(reply => $"reply:{reply.Id}"), stop);
        var authors = await AuthorsAsync([.. replies.Select(reply => reply.AuthorId).Distinct()], stop);
        return replies.ConvertAll(reply =>
        {
            // What the hosts have hidden leaves the server only for them and its author.
            var shown = !reply.IsHidden || caller.Is(Roles.Host) || (caller.IsSignedIn && caller.UserId == reply.AuthorId);
            return new ReplyView(reply.Id, reply.TopicId, reply.Seq, reply.ChangedSeq, authors[reply.AuthorId], shown ? reply.Text : "", reply.CreatedAt, reply.EditedAt,
                reply.IsOfficial, reply.IsHidden, reply.HiddenReason, accepted.Contains(reply.Id), reply.Helpful, mine.Contains(reply.Id), shown ? [.. files[$"reply:{reply.Id}"]] : []);
        });
    }

    private async Task<ILookup<string, FileView>> FilesAsync(IReadOnlyList<string> attachedTo, CancellationToken stop) =>
        (await db.Files.AsNoTracking().Where(file => attachedTo.Contains(file.AttachedTo!)).OrderBy(file => file.At).Select(file => new { file.AttachedTo, file.Id, file.Name, file.ContentType }).ToListAsync(stop))
        .ToLookup(file => file.AttachedTo!, file => new FileView(file.Id, file.Name, file.ContentType.StartsWith("image/", StringComparison.Ordinal)));

    public async Task<IReadOnlyDictionary<Guid, AuthorView>> AuthorsAsync(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).Select(person => new { person.Id, person.Name, person.Roles }).ToListAsync(stop);
        var members = await db.Members.AsNoTracking().Where(member => ids.Contains(member.PersonId)).Select(member => new { member.PersonId, member.Shop, member.Standing }).ToDictionaryAsync(member => member.PersonId, stop);
        var authors = people.ToDictionary(person => person.Id, person =>
        {
            var member = members.GetValueOrDefault(person.Id);
            return new AuthorView(person.Id, person.Name, member?.Shop ?? "", member?.Standing ?? Standing.Newcomer, (person.Roles & ~Roles.Seller) != Roles.None);
        });
        foreach (var gone in ids.Where(id => !authors.ContainsKey(id))) authors[gone] = new AuthorView(gone, "Former member", "", Standing.Newcomer, IsStaff: false);
        return authors;
    }
}
