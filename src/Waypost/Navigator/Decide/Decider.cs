using Waypost.Accounts.Checks;
using Waypost.Navigator.Incidents;
using Waypost.Navigator.Issues;
using Waypost.People;

namespace Waypost.Navigator.Decide;

/// Decides which channel, right now: pure over the catalogue, the odds and what the channels offer; no database, no waiting.
public sealed class Decider(IssueCatalogue catalogue, ChannelOdds odds, LiveIncidents incidents, SettingsInForce inForce, IEnumerable<ISupportChannel> channels)
{
    private static readonly string[] UrgentWords = ["urgent", "asap", "immediately", "right now", "today", "emergency", "deadline", "urgente", "hoy", "segera", "hari ini", "gấp", "khẩn", "hôm nay", "紧急", "马上", "今天", "立刻"];
    private readonly ISupportChannel[] _channels = [.. channels];

    public DecisionSettings Settings => inForce.Current;

    /// `read`: what the words say, where that is known already.
    public Decision Decide(Ask ask, Reading? read = null)
    {
        var settings = Settings;
        var reading = Evidence.Weigh(read ?? Reading.Of(catalogue.Current, ask.Text, settings), ask);
        var table = odds.Table; // one for the whole decision, and after the reading: an editor may add a type, never take one away
        var issues = reading.Issues();
        var top = issues.Count > 0 ? issues[0].Issue : null;
        var urgent = reading.Of(issue => issue.Need == Need.Urgent) >= 0.5 || reading.Of(Nature.OwnCase) >= 0.5 && Array.Exists(UrgentWords, word => ask.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        var incident = ask.AsUsual || !ask.History.Allows(Channels.HelpCenter) ? null : incidents.For(reading, settings.IncidentShare);
        var offers = Offers(ask, issues, top, urgent, incident);

        var candidates = offers.Where(offer => ask.History.Allows(Channels.All[offer.Channel])).ToList();
        var sum = ExpectedTime.Of(reading, [.. candidates.Select(offer => offer.AsCandidate)], table, settings);
        var ways = Rank(reading, offers, sum, table, new Reasons(ask, top, incident), incident is not null);
        var clarify = ask.History.MayAsk && incident is null ? Clarifying.Question(reading, sum, settings) : null;
        return new Decision(reading, top, ways, urgent, reading.Of(Nature.OwnCase) >= 0.5, clarify, incident, settings);
    }

    /// Decides what nobody asked, so that the first seller after a start does not wait for the compiler.
    public void WarmUp()
    {
        foreach (var issue in catalogue.Issues) Decide(new Ask(Caller.Nobody, issue.Title, "en"));
    }

    /// What each channel has to offer; a person is always among them, whatever is plugged in.
    private List<Offered> Offers(Ask ask, IReadOnlyList<(Issue Issue, double P)> issues, Issue? top, bool urgent, LiveIncident? incident)
    {
        var question = new ChannelQuestion(ask.Caller, ask.Text, ask.Locale, top?.Id, top?.Topic, ArticlesFor(issues), GroupFor(issues), top?.Team, urgent);
        var offers = new List<Offered>(4);
        for (var channel = 0; channel < Channels.All.Count; channel++)
        {
            var name = Channels.All[channel];
            var plugged = Array.Find(_channels, each => each.Channel == name);
            var offer = ask.AsUsual || plugged is null ? StandardOffers.For(name, question) : plugged.Offer(question);
            if (name == Channels.Chat) offer ??= StandardOffers.For(name, question);
            if (name == Channels.HelpCenter && incident is not null) offer = StandardOffers.For(incident);
            if (offer is not null) offers.Add(new Offered(channel, offer));
        }

        return offers;
    }

    /// What the channels say right now to someone who has not told anything yet: for the page that compares them.
    public IReadOnlyList<(string Channel, ChannelOffer Offer, Estimate Estimate)> Now(Ask ask)
    {
        var usual = new Reading([.. catalogue.Issues.SelectMany(issue => Enum.GetValues<Nature>().Select(nature => new Meaning(issue, nature, Natures.Of(issue)[(int)nature] / catalogue.Issues.Count)))], 1);
        var table = odds.Table;
        return Offers(ask, [], null, urgent: false, null).ConvertAll(offered => (Channels.All[offered.Channel], offered.Offer, EstimateOf(usual, offered, table)));
    }

    private static List<Way> Rank(Reading reading, List<Offered> offers, ExpectedTime sum, OddsTable table, Reasons reasons, bool incident) =>
    [
        .. offers.Select(offered => new Way(Channels.All[offered.Channel], offered.Offer, EstimateOf(reading, offered, table),
                reasons.For(Channels.All[offered.Channel], offered.Offer), sum.BestShare[offered.Channel], sum.Start[offered.Channel], Solves(reading, offered.Channel, table)))
            .OrderBy(way => incident && way.Channel == Channels.HelpCenter ? 0 : 1).ThenBy(way => way.Cost).ThenBy(way => Channels.IndexOf(way.Channel)),
    ];

    private static Estimate EstimateOf(Reading reading, Offered offered, OddsTable table)
    {
        var (median, p90) = (0.0, 0.0);
        foreach (var meaning in reading.Meanings)
        {
            var finish = table.Finish(meaning.Issue.Index, offered.Channel);
            median += meaning.P * finish.Median;
            p90 += meaning.P * finish.P90;
        }

        var wait = offered.Offer.WaitSeconds;
        var spread = Math.Sqrt(Math.Pow(p90 - median, 2) + Math.Pow(Math.Max(0, offered.Offer.WaitP90Seconds - wait), 2));
        return new Estimate((int)Math.Round(wait + median), (int)Math.Round(wait + median + spread), (int)Math.Round(wait));
    }

    private static double Solves(Reading reading, int channel, OddsTable table) => reading.Meanings.Sum(meaning => meaning.P * table.Solve(meaning.Issue.Index, (int)meaning.Nature, channel));

    /// The articles of the likeliest issue that has any; those of the next ones follow.
    private static List<string> ArticlesFor(IReadOnlyList<(Issue Issue, double P)> issues) =>
        [.. issues.Where(each => each.P > 0.05 && each.Issue.Articles.Count > 0).SelectMany(each => each.Issue.Articles).Distinct(StringComparer.Ordinal).Take(4)];

    private static string? GroupFor(IReadOnlyList<(Issue Issue, double P)> issues) => issues.FirstOrDefault(each => each.P > 0.05 && each.Issue.Group is not null).Issue?.Group;

    private sealed record Offered(int Channel, ChannelOffer Offer)
    {
        public Candidate AsCandidate => Candidate.Of(Channel, Offer.WaitSeconds, Offer.IsOpen);
    }
}

/// What else speaks for a meaning: the answer to a question, and what was found in the account.
public static class Evidence
{
    public const string TypePrefix = "type:";
    public const string NaturePrefix = "nature:";
    public const string None = "none";

    public static Reading Weigh(Reading reading, Ask ask)
    {
        if (ask.Findings.Any(Counts)) reading = Found(reading);
        return ask.History.Answer is { } answer ? Answered(reading, answer) : reading;
    }

    /// Whether a finding speaks for the seller's own case.
    public static bool Counts(Finding finding) => finding.Level is FindingLevel.Danger or FindingLevel.Warning;

    public static Reading Found(Reading reading) => reading.Weigh(meaning => meaning.Nature == Nature.OwnCase ? 2.5 : 1);

    public static Reading Answered(Reading reading, string answer) => reading.Weigh(meaning => Fits(answer, meaning) ? 1 : 0.02);

    private static bool Fits(string answer, Meaning meaning) =>
        answer.StartsWith(TypePrefix, StringComparison.Ordinal) ? answer.AsSpan(TypePrefix.Length).SequenceEqual(meaning.Issue.Id)
        : !answer.StartsWith(NaturePrefix, StringComparison.Ordinal) || string.Equals(answer[NaturePrefix.Length..], Natures.NameOf(meaning.Nature), StringComparison.Ordinal);
}
