using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Replay;

/// A decision of the past with what it was made from, and how its channel did.
public sealed record StoredDecision(Guid Id, string Text, string Locale, string Channel, DecisionInputs Inputs, NavigationOutcome Outcome, DateTimeOffset At);

/// One decision under both settings. Times are expected, in seconds, from the question to the solution; `Own` is the part in which the seller has to be there.
public sealed record ReplayedDecision(
    Guid Id, string Text, string Locale, string? Topic, Nature Nature, DateTimeOffset At, int Before, int After, bool AskedBefore, bool AskedAfter,
    double SecondsBefore, double SecondsAfter, double OwnBefore, double OwnAfter)
{
    private const double Noticed = 60;

    public bool IsChanged => Before != After;
    public bool IsWorse => SecondsAfter > SecondsBefore + Noticed;
    public bool IsBetter => SecondsAfter < SecondsBefore - Noticed;
}
