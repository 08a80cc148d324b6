using Microsoft.EntityFrameworkCore;
using Waypost.Search;
using Waypost.Storage;
using Waypost.Web;

namespace Waypost.Community;

/// Topics for the one search: with the answer where there is one, and a little higher then.
public sealed class CommunitySearch : ISearchSource
{
    public string Area => "community";
    public string Log => CommunityRoom.Log;

    public async Task<IReadOnlyList<SearchItem>> LoadAsync(WaypostDb db, CancellationToken stop)
    {
        var (replies, groups) = (db.Replies, db.Groups);
        var topics = await db.Topics.AsNoTracking().Where(topic => topic.HiddenAt == null).Select(topic => new
        {
            topic.Id, topic.Title, topic.Text, Group = groups.Where(group => group.Id == topic.GroupId).Select(group => group.Name).First(),
            Answer = replies.Where(reply => reply.Id == topic.AcceptedReplyId && reply.HiddenAt == null).Select(reply => reply.Text).FirstOrDefault(),
        }).ToListAsync(stop);
        var tags = (await db.Set<TopicTag>().AsNoTracking().ToListAsync(stop)).ToLookup(tag => tag.TopicId, tag => tag.Tag.Replace('-', ' '));
        return topics.ConvertAll(topic => new SearchItem("topic", topic.Id.ToString(), "en", topic.Title, $"/community/t/{topic.Id}", topic.Group,
            string.Join(' ', tags[topic.Id]), Markdown.ToPlainText(topic.Text + "\n\n" + topic.Answer)) { Boost = topic.Answer is null ? 0.9f : 1.15f });
    }
}
