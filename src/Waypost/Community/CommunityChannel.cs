using Waypost.Navigator;

namespace Waypost.Community;

/// The community as the navigator sees it: the group, or a topic that already has the answer.
public sealed class CommunityChannel(CommunityIndex index) : ISupportChannel
{
    private const float ScoreOfGoodMatch = 12;
    private const string NewsGroup = "official-news";

    public string Channel => "community";

    public ChannelOffer? Offer(ChannelQuestion question)
    {
        if (question.Group == NewsGroup) return News();
        var best = index.Similar(question.Text, 1, answeredOnly: true);
        var match = best.Count == 0 ? 0 : Math.Min(1, best[0].Score / ScoreOfGoodMatch);
        var group = index.Group(question.Group);
        var path = new List<Stop> { new("Academy", "/academy"), new("Seller Community", "/community") };
        if (match >= 1)
        {
            var (id, title, _, _) = best[0];
            return new ChannelOffer(new Destination("topic", id.ToString(), title, $"/community/t/{id}"), [.. path, new Stop(title, $"/community/t/{id}")], 0, 0) { Match = match };
        }

        if (group is null) return new ChannelOffer(new Destination("group", "community", "Seller Community", "/community"), path, index.Wait.Wait.TotalSeconds, index.Wait.P90.TotalSeconds) { Match = match };
        path.Add(new Stop(group.Name, $"/community/g/{group.Slug}"));
        return new ChannelOffer(new Destination("group", group.Id.ToString(), group.Name, $"/community/g/{group.Slug}"), path, group.Wait.TotalSeconds, group.WaitP90.TotalSeconds) { Match = match };
    }

    private static ChannelOffer News() =>
        new(new Destination("announcements", "announcements", "Announcements", "/announcements"), [new("Academy", "/academy"), new("Announcements", "/announcements")], 0, 0);
}
