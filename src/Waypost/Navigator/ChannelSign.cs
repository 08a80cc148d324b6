using Waypost.Navigator.Decide;
using static Waypost.Web.Words;

namespace Waypost.Navigator;

/// How a channel looks everywhere: its class, pictogram and name.
public sealed record ChannelSign(string Class, string Icon, string Name)
{
    public static ChannelSign Of(string channel) => channel switch
    {
        Channels.HelpCenter => new("channel-help", "book", T("Help Center")),
        Channels.Chat => new("channel-chat", "bubble", T("Chat Support")),
        Channels.Community => new("channel-community", "people", T("Seller Community")),
        _ => new("channel-elevated", "compass", T("Account manager")),
    };

    /// What the button that goes there says.
    public static string ButtonFor(string channel, string kind) => kind switch
    {
        "incident" => T("Read what is happening"),
        "article" => T("Read the article"),
        "category" => T("Search the Help Center"),
        "topic" => T("Read the discussion"),
        "ticket" => T("Write to us"),
        "slot" => T("Book a time"),
        "announcements" => T("Read the announcements"),
        _ => channel switch { Channels.Chat => T("Chat with us"), Channels.Community => T("Ask the community"), Channels.AccountManager => T("Talk to your account manager"), _ => T("Go there") },
    };

    /// "about 4 to 9 minutes": median to 90th percentile, said once where both are the same.
    public static string Range(Estimate estimate)
    {
        var (from, to) = (Math.Max(estimate.MedianSeconds, 60), Math.Max(estimate.P90Seconds, 60));
        if (to < 5400) return Round(from) == Round(to) ? TN(Round(from), "about {0} minute", "about {0} minutes") : T("about {0} to {1} minutes", Round(from), Round(to));
        return Span(from) == Span(to) ? T("about {0}", Span(from)) : T("{0} to {1}", Span(from), Span(to));
    }

    private static long Round(int seconds) => (long)Math.Max(1, Math.Round(seconds / 60.0));
}
