using System.Diagnostics;
using System.Globalization;
using System.Text;
using Waypost.Text;

namespace Waypost.TextBench;

/// The index beside SQLite's full-text search, on 10,000 articles and questions whose right article is known; one thread, everything warm.
internal static class SearchTable
{
    private const int Articles = 10_000, MedianWords = 250, Questions = 2_000;

    public static void Run()
    {
        var corpus = new Corpus(7);
        var articles = corpus.Articles(Articles, MedianWords);
        var questions = corpus.Questions(articles, Questions);
        var chance = new Random(3);
        var slipped = questions.ConvertAll(each => (Scoring.WithTypo(each.Text, chance), each.Id));
        Console.WriteLine($"{Articles:N0} articles, {articles.Average(each => each.Body.Count(char.IsWhiteSpace) + 1):0} words on average, {Questions:N0} questions of 2 to 4 words\n");

        var clock = Stopwatch.StartNew();
        var index = new SearchIndex();
        index.Reset(articles);
        var built = clock.Elapsed;
        clock.Restart();
        using var fts = new FullText5(articles);
        Console.WriteLine($"built in {built.TotalSeconds:0.00} s, FTS5 in {clock.Elapsed.TotalSeconds:0.00} s\n");

        Console.WriteLine("| any of the words, top 10 | queries/s | p50 ms | p99 ms | mean reciprocal rank | of FTS5 |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var snippets in new[] { false, true })
        {
            var theirs = Measure(questions, text => fts.Search(text, every: false, snippets), TimeSpan.FromSeconds(3));
            Print($"SQLite FTS5{(snippets ? ", snippets" : "")}", theirs, null);
            Print($"Waypost.Text, prefixes and typos on{(snippets ? ", snippets" : "")}", Measure(questions, text => Ours(index, text, snippets), TimeSpan.FromSeconds(3)), theirs);
        }

        Print("SQLite FTS5, all words", Measure(questions, text => fts.Search(text, every: true, snippets: false), TimeSpan.FromSeconds(3)), null);
        Print("Waypost.Text, one typo a question", Measure(slipped, text => Ours(index, text, snippets: true), TimeSpan.FromSeconds(3)), null);
        Print("SQLite FTS5, one typo a question", Measure(slipped, text => fts.Search(text, every: false, snippets: true), TimeSpan.FromSeconds(3)), null);
        WhileWriting(index, articles, questions);
    }

    /// What a program that starts has of a snapshot, and what stays in memory after questions to all of it.
    public static void Load(string path)
    {
        var clock = Stopwatch.StartNew();
        var index = SearchIndex.Load(path);
        Console.WriteLine($"opened by another process in {clock.Elapsed.TotalMilliseconds:0} ms ({index.Count:N0} documents)\n");
        Console.WriteLine("| any of the words, top 10 | queries/s | p50 ms | p99 ms | mean reciprocal rank | of FTS5 |\n| --- | --- | --- | --- | --- | --- |");
        Print("Waypost.Text, a million topics, mapped", Measure([.. File.ReadLines(path + ".questions").Select(line => (line.Split('\t')[1], line.Split('\t')[0]))], text => Ours(index, text, snippets: true), TimeSpan.FromSeconds(10)), null);
        foreach (var line in File.ReadLines("/proc/self/status").Where(line => line.StartsWith("RssAnon", StringComparison.Ordinal) || line.StartsWith("RssFile", StringComparison.Ordinal)))
            Console.WriteLine($"{line.Split(':')[0]}: {long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024.0:N0} MiB");
    }

    /// A million topics of a hundred words: time to build, memory, and queries.
    public static void RunMillion()
    {
        var corpus = new Corpus(7);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new SearchIndex();
        var clock = Stopwatch.StartNew();
        var asked = new List<SearchDocument>();
        var (texts, words) = (0L, 0L);
        for (var part = 0; part < 100; part++)
        {
            var topics = Enumerable.Range(part * 10_000, 10_000).Select(number => corpus.Article(number, 64)).ToList();
            asked.AddRange(topics.Take(20));
            texts += topics.Sum(topic => (long)Encoding.UTF8.GetByteCount(topic.Title) + Encoding.UTF8.GetByteCount(topic.Keywords) + Encoding.UTF8.GetByteCount(topic.Summary) + Encoding.UTF8.GetByteCount(topic.Body));
            words += topics.Sum(topic => topic.Title.Count(' '.Equals) + topic.Summary.Count(' '.Equals) + topic.Body.Count(' '.Equals) + 3L);
            index.Put(topics);
        }

        var built = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{index.Count:N0} topics put in by 10,000 in {built.TotalSeconds:0} s (making them included), {memory / 1048576.0:N0} MiB, of which the texts of {words / (double)index.Count:N0} words are {texts / 1048576.0:N0}\n");
        var path = Path.GetTempFileName();
        clock.Restart();
        using (var file = new BufferedStream(File.Create(path), 1 << 20)) index.Save(file);
        Console.WriteLine($"saved to {new FileInfo(path).Length / 1048576.0:N0} MiB in {clock.Elapsed.TotalSeconds:0.0} s");
        var questions = corpus.Questions(asked, 1000);
        File.WriteAllLines(path + ".questions", questions.Select(each => $"{each.Id}\t{each.Text}"));
        using (var other = Process.Start(Environment.ProcessPath!, [typeof(SearchTable).Assembly.Location, "search", "load", path])) other.WaitForExit(); // as a program does that starts
        File.Delete(path);
        File.Delete(path + ".questions");
        Console.WriteLine("| any of the words, top 10 | queries/s | p50 ms | p99 ms | mean reciprocal rank | of FTS5 |\n| --- | --- | --- | --- | --- | --- |");
        Print("Waypost.Text, a million topics", Measure(questions, text => Ours(index, text, snippets: true), TimeSpan.FromSeconds(5)), null);
    }

    private static List<string> Ours(SearchIndex index, string text, bool snippets) =>
        index.Search(new SearchQuery(text) { Locale = "en", Snippets = snippets }).Hits.Select(hit => hit.Id).ToList();

    /// Reading, in turns alone and while another thread changes a thousand articles a second, ten at a time; each on an index of its own, so that both are met at any minute of the machine.
    private static void WhileWriting(SearchIndex index, List<SearchDocument> articles, List<(string Text, string Id)> questions)
    {
        const int Turns = 11;
        var still = new SearchIndex();
        still.Reset(articles);
        var edited = Enumerable.Range(0, Articles).Select(i => articles[i * 7 % Articles]).Select(each => each with { Body = each.Body + " edited" }).ToList(); // made ahead: the writer's time is the index's
        var (alone, together, changed, writing) = (new List<Figures>(), new List<Figures>(), 0, TimeSpan.Zero);
        for (var turn = 0; turn < Turns; turn++)
        {
            var quiet = Measure(questions, text => Ours(still, text, snippets: true), TimeSpan.FromSeconds(1.5));
            using var stop = new CancellationTokenSource();
            var (before, clock) = (changed, Stopwatch.StartNew());
            var writer = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    index.Put(edited.GetRange(changed % Articles, 10));
                    changed += 10;
                    var early = TimeSpan.FromMilliseconds(changed - before) - clock.Elapsed;
                    if (early > TimeSpan.Zero) await Task.Delay(early);
                }
            });
            var busy = Measure(questions, text => Ours(index, text, snippets: true), TimeSpan.FromSeconds(1.5));
            stop.Cancel();
            writer.Wait();
            if (turn == 0) { changed = 0; continue; } // until the writer is warm too
            writing += clock.Elapsed;
            alone.Add(quiet);
            together.Add(busy);
        }

        Console.WriteLine($"\nwhile {changed / writing.TotalSeconds:N0} articles a second are changed: {together.Average(each => each.PerSecond):N0} queries/s, {together.Sum(each => each.PerSecond) / alone.Sum(each => each.PerSecond):P0} "
            + $"of {alone.Average(each => each.PerSecond):N0} alone (turns {string.Join(", ", together.Zip(alone, (one, other) => $"{one.PerSecond / other.PerSecond:P0}"))}), p99 {together.Average(each => each.P99):0.000} ms");
    }

    private sealed record Figures(double PerSecond, double P50, double P99, double Rank);

    private static Figures Measure(List<(string Text, string Id)> questions, Func<string, List<string>> search, TimeSpan time)
    {
        var rank = questions.Average(each => search(each.Text).IndexOf(each.Id) is >= 0 and var at ? 1.0 / (at + 1) : 0); // warms it up too
        var took = new List<double>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < time)
        {
            var started = Stopwatch.GetTimestamp();
            search(questions[took.Count % questions.Count].Text);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var all = clock.Elapsed;
        took.Sort();
        return new Figures(took.Count / all.TotalSeconds, took[took.Count / 2], took[(int)(took.Count * 0.99)], rank);
    }

    private static void Print(string what, Figures here, Figures? beside) =>
        Console.WriteLine($"| {what} | {here.PerSecond:N0} | {here.P50:0.000} | {here.P99:0.000} | {here.Rank:0.000} | {(beside is null ? "" : $"{here.PerSecond / beside.PerSecond:0.0} times")} |");
}
