using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Search;
using Waypost.Text;
using static Waypost.Web.Words;

namespace Waypost.Navigator;

public sealed record Suggestion(string Title, string Note, string Url, string Class, string Icon);

/// Finishes what is being typed: what answers it already, the issues it reads like, and those whose names begin with its last word.
public sealed class Suggest(IssueCatalogue catalogue, SearchEngine search)
{
    public const int Most = 6;
    private const int MostFound = 3;
    private static readonly HashSet<string> Areas = ["help", "community"];

    public (string? Answer, IReadOnlyList<Suggestion> All) For(Caller caller, string? text, string locale)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > 500) return (null, []);
        var found = search.Search(caller, typed, Areas, locale, MostFound, snippets: false);
        var issues = Ranked(typed).Take(Most - Math.Min(found.Hits.Count, MostFound))
            .Select(issue => new Suggestion(T(issue.Title), T(TopicName(issue.Topic)), "/support?q=" + Uri.EscapeDataString(T(issue.Title)), "", "compass"));
        return (found.Answer?.Answer, [.. found.Hits.Take(MostFound).Select(From), .. issues]);
    }

    private static Suggestion From(Search.SearchHit hit) => hit.Url.StartsWith("/help", StringComparison.Ordinal)
        ? new Suggestion(hit.Title, T("Help Center"), hit.Url, "channel-help", "book")
        : new Suggestion(hit.Title, T("Seller Community"), hit.Url, "channel-community", "people");

    private IEnumerable<Issue> Ranked(string typed)
    {
        var words = TextAnalyzer.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var catalogueNow = catalogue.Current;
        var guess = LanguageGuess.Of(typed);
        var tongue = catalogueNow.For(guess);
        var likely = new float[tongue.TypeOf.Length];
        tongue.Model.Types.Predict(typed, guess, likely);
        var score = new double[catalogueNow.Issues.Count];
        for (var i = 0; i < likely.Length; i++)
            if (tongue.TypeOf[i] is >= 0 and var issue) score[issue] = likely[i];
        foreach (var issue in catalogueNow.Issues) score[issue.Index] += Matches(issue, words);
        return catalogueNow.Issues.Where(issue => score[issue.Index] > 0.08).OrderByDescending(issue => score[issue.Index]).ThenBy(issue => issue.Index);
    }

    /// The share of the typed words that stand in the issue's own words; the last one may be unfinished.
    private static double Matches(Issue issue, string[] words)
    {
        if (words.Length == 0) return 0;
        var own = TextAnalyzer.Normalise($"{issue.Title} {issue.Summary}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = words.Index().Count(word => word.Item.Length > 2 && Array.Exists(own, each => word.Index == words.Length - 1 ? each.StartsWith(word.Item, StringComparison.Ordinal) : each == word.Item));
        return (double)found / words.Length;
    }

    public static string TopicName(string topic) => topic switch
    {
        "payouts" => "Payouts", "orders" => "Orders", "shipping" => "Shipping", "returns_refunds" => "Returns and refunds", "tax" => "Tax", "fees" => "Fees",
        "listings_products" => "Listings and products", "policy_violations" => "Policies and violations", "verification_account_access" => "Verification and access",
        "advertising_marketing" => "Advertising and marketing", "strategy_growth" => "Strategy and growth", "technical_problem" => "Technical problems", _ => "Other",
    };
}
