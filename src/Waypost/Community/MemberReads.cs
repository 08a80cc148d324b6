using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// Members' cards, and what the hosts have to decide.
public sealed class MemberReads(WaypostDb db, CommunityReads reads)
{
    public async Task<MemberView> MemberAsync(Caller caller, Guid id, CancellationToken stop)
    {
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(each => each.PersonId == id, stop);
        var author = (await reads.AuthorsAsync([id], stop))[id];
        if (member is null && !author.IsStaff) throw Refusal.NotFound("member"); // whoever never took part has no card to look at
        var topics = await db.Topics.VisibleTo(Caller.Nobody).CountAsync(topic => topic.AuthorId == id, stop);
        var replies = await db.Replies.CountAsync(reply => reply.AuthorId == id && reply.HiddenAt == null, stop);
        var own = db.Replies.Where(reply => reply.AuthorId == id);
        var accepted = await db.Topics.CountAsync(topic => topic.AuthorId != id && own.Any(reply => reply.Id == topic.AcceptedReplyId), stop);
        var followed = await db.Follows.AnyAsync(follow => follow.SubjectId == id && follow.PersonId == caller.UserId, stop);
        return new MemberView(author, member?.Category ?? "", member?.Region ?? "", member?.About ?? "", member?.Points ?? 0, member?.JoinedAt ?? default, topics, replies, accepted, followed);
    }

    public async Task<IReadOnlyList<AuthorView>> OfGroupAsync(Guid group, int take, CancellationToken stop)
    {
        var ids = await db.Set<GroupMembership>().AsNoTracking().Where(each => each.GroupId == group).OrderByDescending(each => each.At).Take(take).Select(each => each.PersonId).ToListAsync(stop);
        var authors = await reads.AuthorsAsync(ids, stop);
        return ids.ConvertAll(id => authors[id]);
    }

    public async Task<IReadOnlyList<FlaggedView>> FlaggedAsync(CancellationToken stop)
    {
        var flags = await db.PostFlags.AsNoTracking().Where(flag => flag.DecidedAt == null).OrderBy(flag => flag.At).Take(200).ToListAsync(stop);
        var posts = flags.Select(flag => flag.PostId).Distinct().ToList();
        var topicIds = flags.Select(flag => flag.TopicId).Distinct().ToList();
        var topics = await db.Topics.AsNoTracking().Where(topic => topicIds.Contains(topic.Id)).Select(topic => new { topic.Id, topic.Title, topic.Text, topic.AuthorId }).ToDictionaryAsync(topic => topic.Id, stop);
        var replies = await db.Replies.AsNoTracking().Where(reply => posts.Contains(reply.Id)).Select(reply => new { reply.Id, reply.Text, reply.AuthorId }).ToDictionaryAsync(reply => reply.Id, stop);
        var authors = await reads.AuthorsAsync([.. topics.Values.Select(topic => topic.AuthorId).Concat(replies.Values.Select(reply => reply.AuthorId)).Distinct()], stop);
        return [.. flags.GroupBy(flag => flag.PostId).Select(group =>
        {
            var topic = topics[group.First().TopicId];
            var reply = replies.GetValueOrDefault(group.Key);
            return new FlaggedView(group.Key, topic.Id, reply is not null, topic.Title, reply?.Text ?? topic.Text, authors[reply?.AuthorId ?? topic.AuthorId], [.. group.Select(flag => flag.Reason)], group.First().At);
        })];
    }
}
