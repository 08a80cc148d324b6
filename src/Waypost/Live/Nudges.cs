using System.Collections.Concurrent;

namespace Waypost.Live;

/// Wakes readers of a log in this process. A nudge carries nothing: readers read what is stored.
/// What only passes by (typing, seen, place in the queue) rides along and may be lost.
public sealed class Nudges
{
    private readonly ConcurrentDictionary<string, Ear[]> _ears = new(StringComparer.Ordinal);

    /// Set by the bus where other nodes must hear passing things too.
    internal Action<Passing>? Elsewhere { get; set; }

    public Ear Listen(IReadOnlyList<string> logs)
    {
        var ear = new Ear(this, logs);
        foreach (var log in logs) _ears.AddOrUpdate(log, _ => [ear], (_, others) => [.. others, ear]);
        return ear;
    }

    /// Hears every nudge given here, before the readers do: for what keeps a copy in memory. Null means everything may have changed.
    public event Action<string?>? Given;

    public void Give(string log)
    {
        Given?.Invoke(log);
        if (_ears.TryGetValue(log, out var ears))
            foreach (var ear in ears) ear.Nudged(log);
    }

    public void GiveAll()
    {
        Given?.Invoke(null);
        foreach (var log in _ears.Keys) Give(log);
    }

    public void Pass(Passing passing)
    {
        PassHere(passing);
        Elsewhere?.Invoke(passing);
    }

    internal void PassHere(Passing passing)
    {
        if (_ears.TryGetValue(passing.Log, out var ears))
            foreach (var ear in ears) ear.Passed(passing);
    }

    /// The logs of one kind that somebody here listens to.
    public IEnumerable<string> ListenedTo(string prefix) => _ears.Keys.Where(log => log.StartsWith(prefix, StringComparison.Ordinal));

    /// How many listen to a log here: "who is reading".
    public int ListenersOf(string log) => _ears.TryGetValue(log, out var ears) ? ears.Length : 0;

    internal void Forget(Ear ear)
    {
        foreach (var log in ear.Logs)
        {
            while (_ears.TryGetValue(log, out var ears))
            {
                var left = Array.FindAll(ears, other => other != ear);
                var done = left.Length == 0
                    ? ((ICollection<KeyValuePair<string, Ear[]>>)_ears).Remove(new(log, ears))
                    : _ears.TryUpdate(log, left, ears);
                if (done) break;
            }
        }
    }
}

/// A passing event of a log: `kind` and its JSON object, never stored. Staff-only ones are not shown to sellers.
public sealed record Passing(string Log, string Kind, string Json, bool StaffOnly = false)
{
    /// The object with `log` and `kind` in it, as the pages' stream sends it.
    public string WithNames() => $$"""{"log":"{{Log}}","kind":"{{Kind}}"{{(Json.Length > 2 ? "," + Json[1..] : "}")}}""";
}
