using Waypost.Text;

namespace Waypost.Navigator.Issues;

/// The issue types and the trained model in memory; one immutable edition at a time.
public sealed class IssueCatalogue
{
    private volatile Edition? _edition;

    public IReadOnlyList<Issue> Issues => Current.Issues;
    public IssueModel Model => Current.Model;
    public Edition Current => _edition ?? throw new InvalidOperationException("The catalogue is not loaded yet.");

    public Issue? Find(string? id) => id is not null && Current.ById.TryGetValue(id, out var issue) ? issue : null;

    public void Use(Edition edition) => _edition = edition;

    /// What decisions read: nothing in it ever changes.
    public sealed class Edition
    {
        public Edition(IReadOnlyList<Issue> issues, IssueModel model)
        {
            Issues = issues;
            Model = model;
            ById = issues.ToDictionary(issue => issue.Id, StringComparer.Ordinal);
            (_english, _all) = (TongueOf(model.English), TongueOf(model.All));
        }

        private readonly Tongue _english, _all;

        private Tongue TongueOf(TongueModel model) => new(model, model == Model.English,
            [.. model.Types.Labels.Select(label => ById.TryGetValue(label, out var issue) ? issue.Index : -1)], [.. model.Natures.Labels.Select(label => (int)Enum.Parse<Nature>(label))]);

        public IReadOnlyList<Issue> Issues { get; }
        public IssueModel Model { get; }
        public IReadOnlyDictionary<string, Issue> ById { get; }

        /// What reads a text in its language.
        public Tongue For(LanguageGuess guess) => Model.For(guess) == Model.English ? _english : _all;
    }
}

/// A model with what its label numbers mean: the issue's index (-1: gone) and the nature.
public sealed record Tongue(TongueModel Model, bool IsEnglish, int[] TypeOf, int[] NatureOf);
