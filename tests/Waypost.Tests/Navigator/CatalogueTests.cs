using Waypost.Navigator.Decide;
using Waypost.Navigator.Evaluate;
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

    [Fact]
    public void A_section_may_name_a_nature_and_a_type_and_its_texts_are_both()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllLines(Path.Combine(folder.FullName, "posts.en.txt"), ["# what these are", "", "[own_case payout_held]", "held again", "[own_case]", "[Question] why was it removed", "[Solved] where is it [EU]", "[x]", "under x"]);

        var read = new CatalogueFiles(folder.FullName).Phrasings().Select(each => (each.TypeId, each.Text)).ToList();
        folder.Delete(recursive: true);

        Assert.Equal([("own_case", "held again"), ("payout_held", "held again"), ("own_case", "[Question] why was it removed"), ("own_case", "[Solved] where is it [EU]"), ("x", "under x")], read);
    }

    [Fact]
    public void A_text_is_measured_once_and_by_its_nature()
    {
        var issues = Types.Select(Issue.From).ToList();
        var general = issues.First(issue => issue.Need == Need.General);
        List<Taught> texts = [new(general.Id, "en", "both"), new("own_case", "en", "both"), new(general.Id, "en", "type alone"), new("among_sellers", "en", "nature alone"), new(Phrasing.OutOfScope, "en", "neither")];
        var small = IssueModel.Train(issues, [.. texts, new("same_for_all", "en", "how"), new(issues.First(issue => issue.Need == Need.Peers).Id, "en", "tips")], CancellationToken.None);

        var labelled = Evaluation.Labelled(texts, new IssueCatalogue.Edition(issues, small));

        Assert.Equal([("both", Channels.Chat, general.Topic), ("type alone", Channels.HelpCenter, general.Topic), ("nature alone", Channels.Community, null)], labelled.Select(each => (each.Text, each.Channel, each.Topic)));
    }

    [Fact]
    public void A_text_is_held_out_with_all_that_it_is_filed_under()
    {
        var all = Phrasings.ConvertAll(each => new Taught(each.TypeId, each.Locale, each.Text));
        for (var fold = 0; fold < HeldOut.Folds; fold++)
        {
            var (learned, held) = HeldOut.Split(all, fold);
            Assert.Equal(all.Count, learned.Count + held.Count);
            Assert.InRange(held.Count, all.Count / 6, all.Count / 4);
            Assert.Empty(learned.Select(each => each.Text).Intersect(held.Select(each => each.Text)));
        }
    }
}
