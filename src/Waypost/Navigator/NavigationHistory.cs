using Waypost.Navigator.Decide;

namespace Waypost.Navigator;

/// What a case has been through, and what may therefore still happen: nothing is tried twice, nothing is asked twice,
/// and the second failure leads to a person. Immutable; every step gives the next state.
public sealed record NavigationHistory(IReadOnlyList<string> Tried, int Failures, bool WasAsked, bool WithPerson)
{
    public const int MostFailures = 2;
    public static readonly NavigationHistory New = new([], 0, false, false);

    /// One question at most, and only at the beginning.
    public bool MayAsk => !WasAsked && Failures == 0;

    /// From the second failure on only a person may be recommended, and from there it never goes back.
    public bool NeedsPerson => WithPerson || Failures >= MostFailures;

    /// What was answered to the question, if one was asked.
    public string? Answer { get; init; }

    public NavigationHistory Asked() => this with { WasAsked = true };

    public NavigationHistory Answered(string option) => this with { WasAsked = true, Answer = option };

    /// What was recommended did not solve it. Telling it twice about the same thing changes nothing.
    public NavigationHistory Failed(string channel, string? what = null)
    {
        var entry = what is null ? channel : $"{channel}:{what}";
        if (Tried.Contains(entry, StringComparer.Ordinal)) return this;
        var failed = this with { Tried = [.. Tried, entry], Failures = Failures + 1 };
        return failed with { WithPerson = failed.WithPerson || channel == Channels.Chat || failed.Failures >= MostFailures };
    }

    /// Whether a channel may be recommended now.
    public bool Allows(string channel) => NeedsPerson
        ? channel is Channels.Chat
        : channel is Channels.Chat || !Tried.Any(tried => tried == channel || tried.StartsWith(channel + ":", StringComparison.Ordinal));

    /// As kept in the case's row.
    public string Write() => string.Join('\n', [$"{Failures} {(WasAsked ? 1 : 0)} {(WithPerson ? 1 : 0)} {Answer}", .. Tried]);

    public static NavigationHistory Read(string text)
    {
        if (text.Length == 0) return New;
        var lines = text.Split('\n');
        var numbers = lines[0].Split(' ');
        return new NavigationHistory(lines[1..], int.Parse(numbers[0]), numbers[1] == "1", numbers[2] == "1") { Answer = numbers is [_, _, _, { Length: > 0 } answer] ? answer : null };
    }
}
