namespace Waypost.Text.Tests;

/// The index against a scorer that reads every document from its definition, and against itself cut into segments in another way.
public sealed class SearchPropertyTests
{
    private static readonly string[] Words = ["payout", "payouts", "bank", "refund", "refunded", "label", "tax", "form", "order", "buyer", "claim", "fee", "listing", "holiday", "reserve", "提现", "税务", "thuế"];
    private static readonly string[] Tags = ["region:us", "region:eu", "tier:gold"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_finds_what_reading_everything_would_find(int seed)
    {
        var random = new Random(seed);
        var index = new SearchIndex();
        var truth = new Dictionary<string, SearchDocument>();
        for (var round = 0; round < 60; round++)
        {
            Change(random, index, truth);
            Assert.Equal(truth.Count, index.Count);
            var query = new SearchQuery(Text(random, random.Next(1, 5))) { Locale = "en", Prefix = false, Typos = false, Take = 20, Filter = new SearchFilter { Tags = [.. Tags.Where(_ => random.Next(2) == 0)] } };
            var found = index.Search(query).Hits;
            var expected = new SlowSearch(truth.Values).Search(query);
            Assert.Equal(expected.Take(20).Select(e => e.Score), found.Select(f => f.Score), (a, b) => Math.Abs(a - b) < 1e-3);
            foreach (var hit in found) Assert.Equal(expected.Single(e => e.Id == hit.Id).Score, hit.Score, 0.001f);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void How_it_was_cut_into_segments_does_not_show(int seed)
    {
        var random = new Random(seed);
        var index = new SearchIndex(null, Synonyms.FromLines(["payout, refund", "tax form, claim"]));
        var truth = new Dictionary<string, SearchDocument>();
        for (var round = 0; round < 40; round++)
        {
            Change(random, index, truth);
            var fresh = new SearchIndex(null, index.Synonyms);
            fresh.Reset(truth.Values.OrderBy(d => d.Title, StringComparer.Ordinal));
            if (round % 8 == 7) index = Again(index); // and goes on from there
            foreach (var text in new[] { Text(random, 3), Text(random, 2) + " pa", "refnud of " + Text(random, 1), "l", "listng", "提" })
            {
                var query = new SearchQuery(text) { Take = 15, Filter = new SearchFilter { AnyAudience = true } };
                SearchResult a = index.Search(query), b = fresh.Search(query);
                Assert.Equal(b.Corrected, a.Corrected);
                Assert.Equal(b.Hits.Select(h => (h.Id, h.Score)), a.Hits.Select(h => (h.Id, h.Score)));
                Assert.Equal(b.Hits.SelectMany(h => h.Snippet), a.Hits.SelectMany(h => h.Snippet));
            }
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void However_it_is_changed_it_lies_in_few_segments_and_none_is_half_empty(int seed)
    {
        var random = new Random(seed);
        var index = new SearchIndex();
        for (var round = 0; round < 600; round++)
        {
            var put = Enumerable.Range(0, random.Next(4)).Select(_ => Document(random)).ToList();
            index.Apply(put, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Document(random).Id)]);
            var sizes = index.Segments.Select(segment => segment.Count).ToList();
            for (var at = 0; at < sizes.Count; at++) Assert.True(sizes[at] > 6 * sizes.Skip(at + 1).Sum(), string.Join(' ', sizes));
            Assert.All(index.Segments, segment => Assert.True(segment.Segment.Count < 8 || segment.Segment.Count < 2 * segment.Count));
        }
    }

    [Fact]
    public void An_index_comes_back_from_disk_whole_or_not_at_all()
    {
        var index = new SearchIndex();
        Assert.Equal(0, Again(index).Count);
        index.Put([new SearchDocument { Id = "a", Kind = "k", Title = "Un pago 💶", Body = "llegó tarde\uD800", Audience = ["tier:gold"], Boost = 1.3f, Group = "g" }, new SearchDocument { Id = "b", Kind = "k", Title = "另一个" }]);
        index.Put(new SearchDocument { Id = "b", Kind = "k", Title = "另一个提现", Locale = "zh" });
        var back = Again(index);
        Assert.Equal(index.Count, back.Count);
        Assert.Equal((1.3f, "g", "Un pago 💶"), (back.Find("a")!.Boost, back.Find("a")!.Group, back.Find("a")!.Title));
        Assert.Equal("b", Assert.Single(back.Search(new SearchQuery("提现")).Hits).Id);

        using var file = new MemoryStream();
        index.Save(file);
        for (var length = 0; length < file.Length; length += 7)
            Assert.IsType<InvalidDataException>(Record.Exception(() => Opened(file.ToArray()[..length])));
    }

    [Fact]
    public void A_damaged_file_ends_in_a_plain_error_or_in_wrong_words_never_in_a_loop_or_a_crash()
    {
        var random = new Random(5);
        var index = new SearchIndex();
        index.Put(Enumerable.Range(0, 60).Select(_ => Document(random)));
        using var file = new MemoryStream();
        index.Save(file);
        for (var round = 0; round < 600; round++)
        {
            var bytes = file.ToArray();
            for (var times = random.Next(1, 5); times > 0; times--) bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? 255 : random.Next(256));
            var error = Record.Exception(() =>
            {
                var damaged = Opened(bytes);
                foreach (var query in new[] { Text(random, 3), "pa", "refnud listng", "提" }) damaged.Search(new SearchQuery(query) { Filter = new SearchFilter { AnyAudience = true } });
                damaged.Put(Document(random));
            });
            Assert.True(error is null or InvalidDataException or ArgumentException or IndexOutOfRangeException, $"{error}");
        }
    }

    [Fact]
    public void A_continuation_that_is_common_in_all_and_rare_in_each_segment_is_found()
    {
        var large = Enumerable.Range(0, 300).Select(n => Worded($"a{n}", $"sell{(char)('a' + n % 12)}s"));
        SearchDocument[] first = [.. Enumerable.Range(0, 100).Select(n => Worded($"b{n}", n < 20 ? "sellxy" : "other"))], second = [.. Enumerable.Range(0, 100).Select(n => Worded($"c{n}", n < 20 ? "sellxy" : "other"))];
        var index = new SearchIndex();
        index.Put(large);
        index.Put(first);
        index.Put(second);
        var whole = new SearchIndex();
        whole.Reset([.. large, .. first, .. second]);

        var query = new SearchQuery("sell") { Take = 400 };
        var found = index.Search(query).Hits.Select(hit => hit.Id).ToList();
        Assert.Contains("b0", found);
        Assert.Equal(whole.Search(query).Hits.Select(hit => hit.Id), found);

        static SearchDocument Worded(string id, string word) => new() { Id = id, Kind = "k", Title = $"{word} here" };
    }

    [Fact]
    public void More_documents_than_a_chunk_holds_are_found_before_and_after_changes()
    {
        var index = new SearchIndex();
        index.Reset(Enumerable.Range(0, 140_000).Select(n => Numbered(n)));
        index.Put(Enumerable.Range(65_530, 12).Select(n => Numbered(n, " renewed")));
        foreach (var each in new[] { index, Again(index) })
        {
            Assert.Equal(140_000, each.Count);
            foreach (var n in new[] { 0, 65_529, 65_535, 65_536, 65_541, 131_071, 131_072, 139_999 })
                Assert.Equal($"{n}", Assert.Single(each.Search(new SearchQuery($"number n{n}x") { Take = 1, Typos = false, Prefix = false }).Hits).Id);
            var renewed = each.Search(new SearchQuery("renewed") { Take = 50 }).Hits;
            Assert.Equal(Enumerable.Range(65_530, 12).Select(n => $"{n}"), renewed.Select(hit => hit.Id).Order(StringComparer.Ordinal));
        }

        static SearchDocument Numbered(int n, string more = "") => new() { Id = $"{n}", Kind = "k", Title = $"number n{n}x{more}" };
    }

    [Fact]
    public void An_index_that_is_open_goes_on_when_its_file_is_replaced()
    {
        var path = Path.GetTempFileName();
        var index = new SearchIndex();
        index.Put(new SearchDocument { Id = "a", Kind = "k", Title = "first" });
        WriteTo(path, index);
        var open = SearchIndex.Load(path);
        index.Put(new SearchDocument { Id = "a", Kind = "k", Title = "second" });
        WriteTo(path + ".new", index);
        File.Move(path + ".new", path, overwrite: true);

        open.Put(new SearchDocument { Id = "b", Kind = "k", Title = "third" });
        Assert.Equal("first", open.Find("a")!.Title);
        Assert.Equal("second", SearchIndex.Load(path).Find("a")!.Title);
        File.Delete(path);
        Assert.Equal("a", Assert.Single(open.Search(new SearchQuery("first")).Hits).Id);
    }

    private static SearchIndex Again(SearchIndex index)
    {
        using var file = new MemoryStream();
        index.Save(file);
        return Opened(file.ToArray(), index.Synonyms);
    }

    private static SearchIndex Opened(byte[] bytes, Synonyms? synonyms = null)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        try { return SearchIndex.Load(path, null, synonyms); }
        finally { File.Delete(path); } // what is mapped stays
    }

    private static void WriteTo(string path, SearchIndex index)
    {
        using var file = File.Create(path);
        index.Save(file);
    }

    [Fact]
    public async Task Readers_see_all_of_a_change_or_nothing_while_another_writes()
    {
        var index = new SearchIndex();
        Write(0);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var seen = 0;
            while (!done.IsCancellationRequested)
            {
                var hits = index.Search(new SearchQuery("payout")).Hits;
                Assert.Equal(2, hits.Count);
                Assert.Equal(hits[0].Title, hits[1].Title);
                var version = int.Parse(hits[0].Title.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(version >= seen);
                seen = version;
            }
        })).ToArray();

        for (var version = 1; version < 400; version++) Write(version);
        await done.CancelAsync();
        await Task.WhenAll(readers);

        void Write(int version) => index.Apply([Doc("left", version), Doc("right", version), Doc($"other{version}", version) with { Title = "Label" }], [$"other{version - 3}"]);
        static SearchDocument Doc(string id, int version) => new() { Id = id, Kind = "article", Title = $"Payout {version}" };
    }

    private static void Change(Random random, SearchIndex index, Dictionary<string, SearchDocument> truth)
    {
        var put = Enumerable.Range(0, random.Next(0, 9)).Select(_ => Document(random)).ToList();
        var remove = truth.Keys.Where(_ => random.Next(12) == 0).ToList();
        index.Apply(put, remove);
        foreach (var id in remove) truth.Remove(id);
        foreach (var document in put) truth[document.Id] = document;
    }

    private static SearchDocument Document(Random random) => new()
    {
        Id = $"d{random.Next(100)}", Kind = "article", Title = Text(random, random.Next(1, 6)), Keywords = Text(random, random.Next(0, 3)), Summary = Text(random, random.Next(0, 6)),
        Body = Text(random, random.Next(0, 60)), Boost = random.Next(4) == 0 ? 1.5f : 1f, Audience = [.. Tags.Where(_ => random.Next(6) == 0)],
    };

    private static string Text(Random random, int words) => string.Join(random.Next(5) == 0 ? ", " : " ", Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
