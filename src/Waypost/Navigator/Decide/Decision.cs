using Waypost.Accounts.Checks;
using Waypost.Navigator.Incidents;
using Waypost.Navigator.Issues;
using Waypost.People;

namespace Waypost.Navigator.Decide;

/// What a decision is made from, besides the catalogue, the odds and the channels' own state.
public sealed record Ask(Caller Caller, string Text, string Locale)
{
    public NavigationHistory History { get; init; } = NavigationHistory.New;

    /// What was found in the seller's account; null while nobody has looked.
    public IReadOnlyList<Finding>? Checked { get; init; }
    public IReadOnlyList<Finding> Findings => Checked ?? [];

    /// Measure without the state of this minute: every channel at its usual load.
    public bool AsUsual { get; init; }
}

/// How long a channel takes here: median and 90th percentile from now on, and how much of it is waiting.
public sealed record Estimate(int MedianSeconds, int P90Seconds, int WaitSeconds);

/// One channel in a decision: where exactly, how long, why, and how probable it is that it is the best.
public sealed record Way(string Channel, ChannelOffer Offer, Estimate Estimate, string Reason, double Share, double Cost, double Solves);

public sealed record ClarifyOption(string Id, string Label);

/// The one question that a decision may ask.
public sealed record Clarify(string Question, IReadOnlyList<ClarifyOption> Options);

/// A decision: the first way is the recommendation, the others follow by their expected time.
public sealed record Decision(Reading Reading, Issue? Issue, IReadOnlyList<Way> Ways, bool Urgent, bool NeedsAccount, Clarify? Clarify, LiveIncident? Incident, DecisionSettings Settings)
{
    public Way Recommended => Ways[0];
}
