using System.Globalization;

namespace Waypost.Navigator.Decide;

/// One figure of the settings, as files, forms and rows name it. Times are in seconds.
public sealed record SettingField(string Key, string Label, string Hint, double Least, double Most, Func<DecisionSettings, double> Of, Func<DecisionSettings, double, DecisionSettings> With)
{
    public static readonly IReadOnlyList<SettingField> All =
    [
        new("typeWeight", "Weight of the issue type", "How much the issue type says about where it belongs.", 0, 2, each => each.TypeWeight, (each, value) => each with { TypeWeight = value }),
        new("natureWeight", "Weight of the second model", "How much the model of general rule, own case and talk counts.", 0, 2, each => each.NatureWeight, (each, value) => each with { NatureWeight = value }),
        Prior(0, "sameForAllPrior", "How common general questions are"),
        Prior(1, "ownCasePrior", "How common own cases are"),
        Prior(2, "amongSellersPrior", "How common talk among sellers is"),
        new("freeWait", "Cost of a wait that leaves the seller free", "The share of a reply's or ticket's wait that counts as lost time.", 0, 1, each => each.FreeWait, (each, value) => each with { FreeWait = value }),
        Retried(0, "helpCenterRetry", "Cost of a Help Center answer that fails"),
        Retried(1, "chatRetry", "Cost of a chat that fails"),
        Retried(2, "communityRetry", "Cost of a Community question that fails"),
        Retried(3, "accountManagerRetry", "Cost of a meeting that fails"),
        new("unsolved", "Cost of never being solved", "Seconds, when every channel has failed.", 0, 1_000_000, each => each.Unsolved, (each, value) => each with { Unsolved = value }),
        new("askGain", "Ask when it saves at least", "Seconds that knowing the answer would save.", 0, 100_000, each => each.AskGain, (each, value) => each with { AskGain = value }),
        new("incidentShare", "An incident answers from", "The share of the meaning that falls on its issue types, 0 to 1.", 0, 1, each => each.IncidentShare, (each, value) => each with { IncidentShare = value }),
    ];

    /// The settings with other figures. Refused: a key that is none, a figure out of its range.
    public static DecisionSettings Apply(DecisionSettings settings, IEnumerable<KeyValuePair<string, string?>> figures)
    {
        foreach (var (key, text) in figures)
        {
            var field = All.FirstOrDefault(each => each.Key == key) ?? throw Refusal.BadInput("no_such_setting", $"There is no setting “{key}”. There are: {string.Join(", ", All.Select(each => each.Key))}.");
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= field.Least && value <= field.Most))
                throw Refusal.BadInput("wrong_setting", $"“{field.Label}” ({key}) takes a number from {field.Least.ToString(CultureInfo.InvariantCulture)} to {field.Most.ToString(CultureInfo.InvariantCulture)}.");
            settings = field.With(settings, value);
        }

        return settings;
    }

    public string Text(DecisionSettings settings) => Of(settings).ToString(CultureInfo.InvariantCulture);

    private static SettingField Prior(int nature, string key, string label) => new(key, label, "Against what the models have learned of it.", 0.01, 100,
        each => each.NaturePriors[nature], (each, value) => each with { NaturePriors = [.. each.NaturePriors.Select((old, i) => i == nature ? value : old)] });

    private static SettingField Retried(int channel, string key, string label) => new(key, label, "Seconds: coming back, telling it again.", 0, 100_000,
        each => each.Retry[channel], (each, value) => each with { Retry = [.. each.Retry.Select((old, i) => i == channel ? value : old)] });
}
