namespace Waypost.Navigator.Decide;

/// What a decision weighs, in one place: stored with every decision by name, and to be changed in a replay first. All times in seconds.
public sealed record DecisionSettings
{
    public static DecisionSettings Standard { get; } = new();

    public string Name { get; init; } = "standard-4";

    /// How much the issue type and the second model count (a log-linear mix).
    public double TypeWeight { get; init; } = 0.6;
    public double NatureWeight { get; init; } = 0.7;

    /// How often issues of each nature come, against what the models have learned of it.
    public IReadOnlyList<double> NaturePriors { get; init; } = [1, 1, 1];

    /// A wait that lets the seller do other things costs this share of its length.
    public double FreeWait { get; init; } = 0.05;

    /// What a channel that failed costs beyond its own time: coming back, telling it again. By channel.
    public IReadOnlyList<double> Retry { get; init; } = [720, 900, 720, 1800];

    /// What it costs when every channel has failed.
    public double Unsolved { get; init; } = 3600;

    /// A question is asked when knowing would save at least this long.
    public double AskGain { get; init; } = 400;

    /// A live incident answers when this share of the meaning falls on its issue types.
    public double IncidentShare { get; init; } = 0.5;
}
