using Waypost.Navigator.Incidents;
using static Waypost.Web.Words;

namespace Waypost.Navigator.Decide;

/// What a channel offers at its usual load, when nobody has plugged in who knows better, and for measuring.
public static class StandardOffers
{
    private static Stop Home => new(T("Seller Center"), "/");
    private static Stop Profile => new(T("Profile"), null);
    private static Stop Support => new(T("Help & Support"), "/support");
    private static Stop Help => new(T("Help Center"), "/help");

    public static ChannelOffer? For(string channel, ChannelQuestion question) => channel switch
    {
        Channels.HelpCenter => question.Articles.Count > 0 ? Article(question.Articles[0]) : Search(question.Text),
        Channels.Chat => Chat(),
        Channels.Community => Group(question.Group),
        _ => null,
    };

    /// A live incident answers in the Help Center's place.
    public static ChannelOffer For(LiveIncident incident) =>
        new(new Destination("incident", incident.Id.ToString(), incident.Title, incident.Url), [Home, Profile, Support, new Stop(incident.Title, incident.Url)], 0, 0);

    private static ChannelOffer Article(string slug)
    {
        var title = string.Concat(slug[..1].ToUpperInvariant(), slug.AsSpan(1)).Replace('-', ' ');
        return new ChannelOffer(new Destination("article", slug, title, "/help/" + slug), [Home, Profile, Support, Help, new Stop(title, "/help/" + slug)], 0, 0);
    }

    private static ChannelOffer Search(string text)
    {
        var url = "/help?q=" + Uri.EscapeDataString(text.Length > 100 ? text[..100] : text);
        return new ChannelOffer(new Destination("category", "search", T("Search the Help Center"), url), [Home, Profile, Support, Help], 0, 0) { Match = 0.5 };
    }

    private static ChannelOffer Chat() => new(new Destination("conversation", "new", T("Chat with us"), "/help/contact"),
        [Home, Profile, Support, Help, new Stop(T("Contact us"), "/help/contact"), new Stop(T("Chat with us"), null)], 90, 300);

    private static ChannelOffer Group(string? slug)
    {
        var (title, url) = slug is null ? (T("Seller Community"), "/community") : (T("Seller Community"), "/community/g/" + slug);
        return new ChannelOffer(new Destination("group", slug ?? "all", title, url), [new Stop(T("Academy"), "/academy"), new Stop(T("Seller Community"), "/community")], 7200, 36_000);
    }
}
