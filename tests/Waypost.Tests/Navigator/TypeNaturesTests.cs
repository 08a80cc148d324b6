using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// How often a type comes with each nature: guessed from its need, learned from texts that are filed under both.
public sealed class TypeNaturesTests
{
    private static readonly Dictionary<string, Issue> Issues = CatalogueFiles.Shipped.Types().Select(Issue.From).ToDictionary(issue => issue.Id, StringComparer.Ordinal);
    private static readonly string Known = Issues.Values.First(issue => issue.Need == Need.General).Id, Other = Issues.Values.First(issue => issue.Need == Need.Account).Id;

    private static TypeNatures Count(params (string Label, string Text)[] filed) =>
        TypeNatures.Count([Known, Other], Issues, [.. filed.Select(each => new Taught(each.Label, "en", each.Text))]);

    [Fact]
    public void Without_texts_under_both_the_need_decides()
    {
        var pairs = Count((Known, "how long does a payout take"), (Natures.NameOf(Nature.OwnCase), "mine is late"));
        Assert.Equal(Natures.Of(Issues[Known]).ToArray(), pairs.Of(0).ToArray().Select(share => Math.Round(share, 9)));
        Assert.Equal(Natures.Of(Issues[Other]).ToArray(), pairs.Of(1).ToArray().Select(share => Math.Round(share, 9)));
    }

    [Fact]
    public void Texts_under_both_move_their_own_type_only()
    {
        var filed = Enumerable.Range(0, 40).SelectMany(i => new[] { (Known, $"late again {i}"), (Natures.NameOf(i % 2 == 0 ? Nature.OwnCase : Nature.AmongSellers), $"late again {i}") }).ToArray();
        var pairs = Count(filed);
        Assert.True(pairs.Of(0)[(int)Nature.OwnCase] > 0.3);
        Assert.True(pairs.Of(0)[(int)Nature.SameForAll] < 0.25);
        Assert.Equal(1, pairs.Of(0).ToArray().Sum(), 9);
        Assert.Equal(Natures.Of(Issues[Other])[0], pairs.Of(1)[0], 9);
    }

    [Fact]
    public void A_nature_that_has_more_texts_does_not_weigh_more_for_it()
    {
        // Nineteen in twenty texts of all types are talk, and so are half of this type's: the other half says more about it.
        var filed = Enumerable.Range(0, 190).Select(i => (Other, Nature.AmongSellers, i)).Concat(Enumerable.Range(200, 10).Select(i => (Known, Nature.AmongSellers, i))).Concat(Enumerable.Range(300, 10).Select(i => (Known, Nature.OwnCase, i)));
        var pairs = Count([.. filed.SelectMany(each => new[] { (each.Item1, $"text {each.i}"), (Natures.NameOf(each.Item2), $"text {each.i}") })]);
        Assert.True(pairs.Of(0)[(int)Nature.OwnCase] > 2 * pairs.Of(0)[(int)Nature.AmongSellers]);
    }

    [Fact]
    public void It_comes_back_from_its_file_and_a_file_of_another_size_is_refused()
    {
        var pairs = Count((Known, "x y"), (Natures.NameOf(Nature.OwnCase), "x y"), (Known, "x z"), (Natures.NameOf(Nature.AmongSellers), "x z"), (Other, "z z"), (Natures.NameOf(Nature.SameForAll), "z z"));
        Assert.NotEqual(Natures.Of(Issues[Known]).ToArray(), pairs.Of(0).ToArray());
        using var file = new MemoryStream();
        pairs.Save(file);
        file.Position = 0;
        var back = TypeNatures.Load(file, 2);
        Assert.Equal(pairs.Of(0).ToArray(), back.Of(0).ToArray());
        Assert.Equal(pairs.Of(1).ToArray(), back.Of(1).ToArray());
        file.Position = 0;
        Assert.Throws<InvalidDataException>(() => TypeNatures.Load(file, 3));
    }
}
