namespace Waypost.Navigator.Issues;

/// How an issue is settled: by an answer that is the same for every seller, by somebody who looks at this seller's own case, or among sellers.
public enum Nature { SameForAll, OwnCase, AmongSellers }

/// What the types say about the nature of an issue before its words are looked at.
public static class Natures
{
    public const int Count = 3;

    /// The chances of the three natures, in the order of the enum.
    public static ReadOnlySpan<double> Of(Issue issue) => issue.Need switch
    {
        Need.General => [0.84, 0.10, 0.06],
        Need.Account => [0.10, 0.86, 0.04],
        Need.Urgent => [0.06, 0.92, 0.02],
        Need.Learning => [0.50, 0.04, 0.46],
        Need.Peers => [0.07, 0.05, 0.88],
        Need.News => [0.07, 0.06, 0.87],
        _ => issue.Group is null ? [0.90, 0.05, 0.05] : [0.14, 0.04, 0.82],
    };

    /// What texts are filed under that show a nature: `own_case` and so on in the catalogue.
    public static string NameOf(Nature nature) => nature switch { Nature.SameForAll => "same_for_all", Nature.OwnCase => "own_case", _ => "among_sellers" };

    public static Nature? Find(string name) => name switch { "same_for_all" => Nature.SameForAll, "own_case" => Nature.OwnCase, "among_sellers" => Nature.AmongSellers, _ => null };

    /// The nature among what a text is filed under, if it is filed under one.
    public static Nature? FirstOf(IEnumerable<string> labels) => labels.Select(Find).FirstOrDefault(nature => nature is not null);

    /// The nature that a need goes with; null where it may be one or another.
    public static Nature? Required(Need need) => need switch
    {
        Need.General => Nature.SameForAll,
        Need.Account or Need.Urgent => Nature.OwnCase,
        Need.Peers or Need.News => Nature.AmongSellers,
        _ => null,
    };
}
