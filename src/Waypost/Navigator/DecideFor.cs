using Waypost.Accounts.Checks;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Text;

namespace Waypost.Navigator;

/// A decision for a person: with what is found in their account, as long as that takes no longer than a blink.
public sealed class DecideFor(Decider decider, IssueCatalogue catalogue, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan CheckLimit = TimeSpan.FromMilliseconds(50);

    public async Task<(Ask Ask, Decided Decided)> RunAsync(Guid id, Ask ask, CancellationToken stop)
    {
        var read = Reading.Of(catalogue.Current, ask.Text, decider.Settings);
        if (ask.Caller.SellerId is { } seller && ask.Checked is null) ask = ask with { Checked = await FindAsync(seller, read, stop) };
        return (ask, Decided.From(id, ask, decider.Decide(ask, read)));
    }

    /// The language of a text: as told, as it reads, or as the reader's pages are.
    public static string LocaleOf(string? told, string text, Caller caller)
    {
        if (told is { Length: > 0 and <= 10 }) return told;
        var guess = LanguageGuess.Of(text);
        return guess.Confidence >= 0.4f ? guess.Locale : caller.Locale;
    }

    private async Task<IReadOnlyList<Finding>> FindAsync(Guid seller, Reading reading, CancellationToken stop)
    {
        var checks = reading.Issues().Where(each => each.P >= 0.15).SelectMany(each => each.Issue.Checks).ToHashSet(StringComparer.Ordinal);
        if (checks.Count == 0) return [];
        var running = RunChecksAsync(seller, checks, stop);
        return await Task.WhenAny(running, Task.Delay(CheckLimit, stop)) == running && running.IsCompletedSuccessfully ? await running : [];
    }

    /// In a scope of its own: what comes too late ends quietly after the answer has gone out.
    private async Task<IReadOnlyList<Finding>> RunChecksAsync(Guid seller, IReadOnlyCollection<string> checks, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IRunChecks>() is not { } runner) return [];
        var found = await runner.RunAsync(seller, checks, stop);
        return [.. found.Where(finding => finding.Level != FindingLevel.Ok).Take(3)];
    }
}
