using Waypost.Navigator;
using Waypost.Search;

namespace Waypost.HelpCenter;

/// The Help Center as the navigator sees it: always open, no wait, and the one article that fits best. Answers from memory.
public sealed class HelpChannel(Shelf shelf, SearchEngine search) : ISupportChannel
{
    private const float HalfMatch = 9f; // the score at which an article fits about half the time
    private static readonly HashSet<string> Help = [HelpSearchSource.AreaName];

    public const string Name = "help_center";

    public string Channel => Name;

    public ChannelOffer? Offer(ChannelQuestion question)
    {
        var content = shelf.Latest;
        var found = question.Text.Length == 0 ? [] : search.Search(question.Caller, question.Text, Help, question.Locale, 5, snippets: false).Hits;
        var (article, match) = Best(content, question, found);
        if (article is null) return new ChannelOffer(new Destination("home", "help", "Help Center", "/help"), [.. Way], 0, 0) { Match = 0 };
        var title = article.In(question.Locale).Title;
        return new ChannelOffer(new Destination("article", article.Slug, title, article.Url), [.. Way, new Stop(title, article.Url)], 0, 0) { Match = match };
    }

    public static IReadOnlyList<Stop> Way { get; } =
        [new("Seller Center", "/"), new("Profile", null), new("Help & Support", "/support"), new("Help Center", "/help")];

    /// Of the issue type's articles the one that fits the words best, else its first; without an issue type the best hit.
    private static (ShelvedArticle? Article, double Match) Best(ShelfContent content, ChannelQuestion question, IReadOnlyList<SearchHit> found)
    {
        foreach (var hit in found)
            if (question.Articles.Contains(hit.Id, StringComparer.Ordinal) && content.Find(hit.Id) is { } fitting && fitting.IsFor(question.Caller)) return (fitting, MatchOf(hit.Score));
        foreach (var slug in question.Articles)
            if (content.Find(slug) is { } first && first.IsFor(question.Caller)) return (first, found.Count > 0 ? MatchOf(found[0].Score) * 0.6 : 0.3);
        foreach (var hit in found)
            if (content.Find(hit.Id) is { } any && any.IsFor(question.Caller)) return (any, MatchOf(hit.Score));
        return (null, 0);
    }

    private static double MatchOf(float score) => score / (score + HalfMatch);
}
