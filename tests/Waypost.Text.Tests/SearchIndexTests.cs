namespace Waypost.Text.Tests;

public sealed class SearchIndexTests
{
    private static readonly SearchDocument PayoutFailed = new()
    {
        Id = "payout-failed", Kind = "article", Title = "What to do when a payout failed",
        Summary = "A failed payout returns to your balance.",
        Body = "If your bank refuses a payout, the money returns to your balance. Correct the bank account under Profile. " +
            "Payouts are sent every Wednesday. Your bank then needs one to three business days until the money is there.",
    };
    private static readonly SearchDocument Schedule = new()
    {
        Id = "schedule", Kind = "article", Title = "When payouts are sent", Keywords = "payday",
        Body = "We send money every Wednesday for orders delivered at least seven days before. The account manager cannot change this.",
    };
    private static readonly SearchDocument Labels = new()
    {
        Id = "labels", Kind = "topic", Title = "Printing shipping labels", Body = "My printer cuts the label. Which paper do you use?",
    };

    private static SearchIndex Index(params SearchDocument[] more)
    {
        var index = new SearchIndex(null, Synonyms.FromLines(["# money out", "payout, withdrawal, disbursement", "account manager, am"]));
        index.Put([PayoutFailed, Schedule, Labels, .. more]);
        return index;
    }

    private static string[] Ids(SearchResult result) => [.. result.Hits.Select(h => h.Id)];

    private static string Marked(IEnumerable<TextPart> parts) => string.Concat(parts.Select(p => p.IsHit ? $"[{p.Text}]" : p.Text));

    [Theory]
    [InlineData("failed payout", "payout-failed")]
    [InlineData("payouts failing ", "payout-failed")]
    [InlineData("payday", "schedule")]
    [InlineData("prin", "labels")]
    [InlineData("shipping lab", "labels")]
    [InlineData("shiping labels ", "labels")]
    [InlineData("failed withdrawal", "payout-failed")]
    [InlineData("ship ping ", "labels")]
    [InlineData("am ", "schedule")]
    public void The_best_document_comes_first(string query, string id) => Assert.Equal(id, Ids(Index().Search(new SearchQuery(query)))[0]);

    [Fact]
    public void A_slip_is_corrected_and_said()
    {
        var result = Index().Search(new SearchQuery("my Payuot failed"));

        Assert.Equal("my payout failed", result.Corrected);
        Assert.Equal("payout-failed", Ids(result)[0]);
        Assert.Null(Index().Search(new SearchQuery("my payout failed")).Corrected);
        Assert.Empty(Index().Search(new SearchQuery("payuot ") { Typos = false }).Hits);
    }

    [Fact]
    public void The_unfinished_last_word_is_a_beginning_only_while_one_types()
    {
        Assert.Equal(["labels"], Ids(Index().Search(new SearchQuery("prin"))));
        Assert.Empty(Index().Search(new SearchQuery("prin ") { Typos = false }).Hits);
        Assert.Empty(Index().Search(new SearchQuery("prin") { Prefix = false, Typos = false }).Hits);
    }

    [Fact]
    public void Title_and_snippet_show_what_was_found()
    {
        var hit = Index().Search(new SearchQuery("payout bank ")).Hits[0];

        Assert.Equal("What to do when a [payout] failed", Marked(hit.MarkedTitle));
        Assert.Contains("your [bank] refuses a [payout]", Marked(hit.Snippet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snippet_of_a_long_text_is_a_part_of_it_with_the_words_in_it()
    {
        var body = string.Join(' ', Enumerable.Repeat("Nothing of interest stands here.", 60)) + " Upload the W-9 form in Seller Center. " + string.Join(' ', Enumerable.Repeat("Nor here.", 60));
        var hit = Index(PayoutFailed with { Id = "tax", Title = "Tax", Summary = "", Body = body }).Search(new SearchQuery("upload form")).Hits[0];

        Assert.Contains("[Upload] the W-9 [form] in Seller Center", Marked(hit.Snippet), StringComparison.Ordinal);
        Assert.StartsWith("… ", Marked(hit.Snippet), StringComparison.Ordinal);
        Assert.EndsWith(" …", Marked(hit.Snippet), StringComparison.Ordinal);
        Assert.InRange(hit.Snippet.Sum(p => p.Text.Length), 50, 260);
        Assert.Contains(string.Concat(hit.Snippet.Select(p => p.Text))[2..^2], body, StringComparison.Ordinal);
    }

    [Theory] // words and gaps that a byte does not hold
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitän then a payout")]
    [InlineData("Look -------------------- here: a payout")]
    [InlineData("               \n\n a payout")]
    public void What_was_found_is_marked_after_long_words_and_wide_gaps_too(string body)
    {
        var hit = Index(PayoutFailed with { Id = "long", Summary = "", Body = body }).Search(new SearchQuery("payout")).Hits.Single(h => h.Id == "long");

        Assert.EndsWith("a [payout]", Marked(hit.Snippet), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_document_is_never_turned_into_markup()
    {
        var hit = Index(Labels with { Id = "x", Title = "<b>Zebra</b> & co" }).Search(new SearchQuery("zebra")).Hits[0];

        Assert.Equal([new TextPart("<b>", false), new TextPart("Zebra", true), new TextPart("</b> & co", false)], hit.MarkedTitle);
    }

    [Fact]
    public void What_a_caller_may_not_see_is_not_found()
    {
        var index = Index(
            Schedule with { Id = "us", Audience = ["region:us"] },
            Schedule with { Id = "us-or-eu-gold", Audience = ["region:us", "region:eu", "tier:gold"] });

        Assert.Equal(["schedule"], Found([]));
        Assert.Equal(["schedule", "us"], Found(["region:us", "tier:silver"]));
        Assert.Equal(["schedule", "us-or-eu-gold"], Found(["region:eu", "tier:gold"]));
        Assert.Equal(["schedule", "us", "us-or-eu-gold"], Found(["region:us", "tier:gold"]));
        Assert.Equal(3, index.Search(new SearchQuery("payday") { Filter = new SearchFilter { AnyAudience = true } }).Hits.Count);

        string[] Found(string[] tags) => [.. Ids(index.Search(new SearchQuery("payday") { Filter = new SearchFilter { Tags = tags } })).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Kinds_and_conditions_filter()
    {
        Assert.Equal(["labels"], Ids(Index().Search(new SearchQuery("label payout") { Filter = new SearchFilter { Kinds = ["topic"] } })));
        Assert.Equal(["labels"], Ids(Index().Search(new SearchQuery("label payout") { Filter = new SearchFilter { Where = p => p.Kind == "topic" } })));
    }

    [Fact]
    public void Chinese_is_found_by_words_inside_a_sentence()
    {
        var index = Index(
            new SearchDocument { Id = "zh", Kind = "article", Locale = "zh", Title = "提现失败怎么办", Body = "如果银行拒绝了您的提现，资金会退回余额。请更正银行账户。" },
            new SearchDocument { Id = "zh-tax", Kind = "article", Locale = "zh", Title = "税务信息", Body = "请上传税务表格。" });

        var result = index.Search(new SearchQuery("银行账户"));

        Assert.Equal(["zh"], Ids(result));
        Assert.Contains("请更正[银行账户]", Marked(result.Hits[0].Snippet), StringComparison.Ordinal);
        Assert.Equal("zh-tax", Ids(index.Search(new SearchQuery("税")))[0]);
        Assert.Equal("zh", Ids(index.Search(new SearchQuery("提现为什么失败了")))[0]);
    }

    [Fact]
    public void Vietnamese_is_found_with_and_without_marks_and_marks_decide()
    {
        var index = Index(
            new SearchDocument { Id = "tax", Kind = "article", Locale = "vi", Title = "Thông tin thuế" },
            new SearchDocument { Id = "rent", Kind = "article", Locale = "vi", Title = "Thông tin thuê" });

        Assert.Equal(2, index.Search(new SearchQuery("thue") { Locale = "vi" }).Hits.Count);
        Assert.Equal("tax", Ids(index.Search(new SearchQuery("thuế") { Locale = "vi" }))[0]);
        Assert.Equal("rent", Ids(index.Search(new SearchQuery("thuê") { Locale = "vi" }))[0]);
    }

    [Fact]
    public void The_askers_language_comes_first_and_one_translation_is_shown()
    {
        var index = Index(
            new SearchDocument { Id = "a-en", Group = "a", Kind = "article", Locale = "en", Title = "W-8BEN form" },
            new SearchDocument { Id = "a-es", Group = "a", Kind = "article", Locale = "es", Title = "Formulario W-8BEN" });

        Assert.Equal(["a-es"], Ids(index.Search(new SearchQuery("w-8ben") { Locale = "es" })));
        Assert.Equal(["a-en"], Ids(index.Search(new SearchQuery("w8ben") { Locale = "en" })));
    }

    [Fact]
    public void Words_that_stand_together_count_more()
    {
        var index = new SearchIndex();
        index.Put([Doc("apart", "bank opening hours and the account of a customer"), Doc("together", "the hours of a customer and the bank account opening")]);

        Assert.Equal("together", Ids(index.Search(new SearchQuery("bank account ")))[0]);

        static SearchDocument Doc(string id, string body) => new() { Id = id, Kind = "article", Title = "T", Body = body };
    }

    [Fact]
    public void A_document_put_again_is_replaced_and_one_removed_is_gone()
    {
        var index = Index();

        index.Put(Labels with { Title = "Zeppelins", Body = "" });
        index.Remove("schedule");

        Assert.Empty(index.Search(new SearchQuery("printing ")).Hits);
        Assert.Equal(["labels"], Ids(index.Search(new SearchQuery("zeppelin"))));
        Assert.Empty(index.Search(new SearchQuery("payday")).Hits);
        Assert.Equal(2, index.Count);
        Assert.Null(index.Find("schedule"));
        Assert.Equal("Zeppelins", index.Find("labels")!.Title);
    }

    [Fact]
    public void An_explanation_adds_up_to_the_score()
    {
        var query = new SearchQuery("payuot failed bank");
        var hit = Index().Search(query).Hits[0];

        var why = Index().Explain(query, hit.Id)!;

        Assert.Equal(hit.Score, why.Score, 5);
        Assert.Equal(why.Score, (why.Words.Sum(w => w.Score) + why.Nearness) * why.Coverage * why.Boost * why.LocaleFactor, 3);
        Assert.Contains(why.Words, w => w is { Word: "payuot", Why: "spelling" });
        Assert.Null(Index().Explain(query, "nowhere"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("xylophone ")]
    public void Nothing_found_is_no_error(string query) => Assert.Empty(Index().Search(new SearchQuery(query)).Hits);

    [Fact]
    public void Small_words_count_only_when_nothing_else_is_asked()
    {
        Assert.NotEmpty(Index().Search(new SearchQuery("when")).Hits);
        Assert.Equal(["labels"], Ids(Index().Search(new SearchQuery("when is my printer ready"))));
    }

    [Fact]
    public void Pages_follow_one_another()
    {
        var index = new SearchIndex();
        index.Put(Enumerable.Range(0, 95).Select(i => new SearchDocument { Id = $"d{i}", Kind = "article", Title = "Fees", Body = string.Join(' ', Enumerable.Repeat("word", i)) }));

        var pages = Enumerable.Range(0, 10).SelectMany(page => index.Search(new SearchQuery("fees") { Skip = page * 10 }).Hits).ToList();

        Assert.Equal(95, pages.Select(h => h.Id).Distinct().Count());
        Assert.Equal(pages.Select(h => h.Score).OrderDescending(), pages.Select(h => h.Score));
    }
}
