using Waypost.Accounts.Checks;
using Waypost.Navigator.Incidents;
using Waypost.Navigator.Issues;
using static Waypost.Web.Words;

namespace Waypost.Navigator.Decide;

/// Why a channel fits, in a plain sentence that names the deciding fact.
public sealed class Reasons(Ask ask, Issue? issue, LiveIncident? incident)
{
    private readonly Finding? _finding = ask.Findings.FirstOrDefault(finding => finding.Level is FindingLevel.Danger or FindingLevel.Warning);

    public string For(string channel, ChannelOffer offer) => channel switch
    {
        Channels.HelpCenter => Help(offer),
        Channels.Chat => Chat(offer),
        Channels.Community => Community(offer),
        _ => T("Your account manager knows your shop; the next free time is in {0}.", Span(offer.WaitSeconds)),
    };

    private string Help(ChannelOffer offer) => incident is not null ? T("We know about this: {0}", incident.Title)
        : offer.Destination.Kind is "article" ? T("The answer is the same for every seller and is written down: “{0}”.", offer.Destination.Title)
        : T("The Help Center covers this without any waiting.");

    private string Chat(ChannelOffer offer)
    {
        var why = ask.History.Failures > 0 ? T("What was tried has not solved it, so a person takes it from here with everything you told us.")
            : _finding is not null ? T("{0} An agent can look and act on it.", Sentence(_finding.Title))
            : issue?.Need is Need.Account or Need.Urgent ? T("Somebody has to look at your own account for this ({0}).", T(issue.Title))
            : T("An agent can look at your account and answer in your words.");
        return $"{why} {How(offer)}";
    }

    private static string How(ChannelOffer offer) => !offer.IsOpen ? T("Chat is closed right now, so it becomes a ticket that is answered within {0}.", Span(offer.WaitSeconds))
        : offer.Waiting is > 0 and var waiting ? TN(waiting, "{0} seller waits before you.", "{0} sellers wait before you.")
        : offer.WaitSeconds < 150 ? T("Agents are free now.")
        : T("The wait is {0}.", Span(offer.WaitSeconds));

    private static string Community(ChannelOffer offer) => offer.Destination.Kind is "topic"
        ? T("Sellers have talked about exactly this: “{0}”.", offer.Destination.Title)
        : T("This is about experience, and other sellers have it. A first reply usually comes within {0}.", Span(Math.Max(offer.WaitSeconds, 300)));

    private static string Sentence(string title) => title.EndsWith('.') ? title : title + ".";

    /// What each channel is good for, the same on every page.
    public static string GoodFor(string channel) => channel switch
    {
        Channels.HelpCenter => T("Good for answers that are the same for every seller: rules, steps, fees."),
        Channels.Chat => T("Good for anything where somebody has to look at your account, decide or act."),
        Channels.Community => T("Good for experience, opinions and tips from other sellers."),
        _ => T("Good for plans, growth and matters that need someone who knows your shop."),
    };
}
