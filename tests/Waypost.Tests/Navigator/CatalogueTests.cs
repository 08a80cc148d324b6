using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// The shipped catalogue holds together.
public sealed class CatalogueTests
{
    private static readonly List<IssueType> Types = CatalogueFiles.Shipped.Types();
    private static readonly List<Phrasing> Phrasings = [.. CatalogueFiles.Shipped.Phrasings()];

    [Fact]
    public void Every_type_has_its_own_id() => Assert.Equal(Types.Count, Types.Select(type => type.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_type_has_enough_English_phrasings() =>
        Assert.All(Types, type => Assert.True(Phrasings.Count(phrasing => phrasing.TypeId == type.Id && phrasing.Locale == "en") >= 30, type.Id));

    [Fact]
    public void Every_section_is_a_type_a_nature_or_out_of_scope() =>
        Assert.All(Phrasings.Select(phrasing => phrasing.TypeId).Distinct(StringComparer.Ordinal),
            id => Assert.True(id == Phrasing.OutOfScope || Natures.Find(id) is not null || Types.Exists(type => type.Id == id), id));

    [Fact]
    public void The_natures_of_a_type_are_probabilities() =>
        Assert.All(Types.Select(Issue.From), issue => Assert.Equal(1, Natures.Of(issue).ToArray().Sum(), 6));
}
