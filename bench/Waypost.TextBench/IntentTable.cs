using System.Diagnostics;
using System.Globalization;
using Waypost.Text;

namespace Waypost.TextBench;

/// The classifier against the public intent sets: each figure beside the floor that it must not fall below and the target.
/// Everything was chosen on the training parts; the test parts are read for the figures alone.
internal sealed class IntentTable(IntentSets sets)
{
    private static readonly string[] Shops = ["curekart", "sofmattress", "powerplay11"];
    private int _below;

    /// How many quality figures lie under their floor.
    public int Run()
    {
        Console.WriteLine("| measure | here | floor | target | stretch |\n| --- | --- | --- | --- | --- |");
        Banking();
        Clinc();
        var hwu = Scoring.Score(Train(sets.Read("hwu64", "train")), sets.Read("hwu64", "test"));
        Percent("HWU64 accuracy", Scoring.Accuracy(hwu), 88.0, 88.9, 90.0);
        Error("HWU64 calibration error (15 bins)", Scoring.CalibrationError(hwu), 3.0, 2.0, 1.5);
        Hint();
        Small();
        return _below;
    }

    private static Classifier Train(List<LabelledText> texts, IReadOnlyList<string>? outside = null) => new ClassifierTrainer().Train(texts, outside);

    private void Banking()
    {
        List<LabelledText> train = sets.Read("banking77", "train"), test = sets.Read("banking77", "test");
        using var heap = new HeapWatch();
        var clock = Stopwatch.StartNew();
        new ClassifierTrainer(new TrainerOptions { CalibrationFolds = 0 }).Train(train);
        var training = clock.Elapsed.TotalSeconds;
        var classifier = Train(train);
        var most = heap.Most;

        var scored = Scoring.Score(classifier, test);
        Percent("BANKING77 accuracy", Scoring.Accuracy(scored), 91.8, 92.4, 93.0);
        Percent("BANKING77 top three", Scoring.TopThree(scored), 97.5, 98.1, 98.5);
        Percent("BANKING77 accuracy on the surest 90 %", Scoring.AccuracyOnSurest(scored, 0.9), 96.0, 96.6, 97.0);
        Error("BANKING77 calibration error (15 bins)", Scoring.CalibrationError(scored), 3.0, 2.0, 1.5);
        var chance = new Random(1);
        var slipped = Scoring.Score(classifier, Enumerable.Range(0, 3).SelectMany(_ => test).Select(text => text with { Text = Scoring.WithTypo(text.Text, chance) }));
        Error("BANKING77 points lost to one typo a text", Scoring.Accuracy(scored) - Scoring.Accuracy(slipped), 4.0, 3.0, 2.0);
        Percent("BANKING77 with 10 texts a label, mean of 3 draws", FewTexts(train, test, 10), 74, 75, 79);
        Percent("BANKING77 with 30 texts a label, mean of 3 draws", FewTexts(train, test, 30), 86, 86.5, 88);

        var file = new MemoryStream();
        classifier.Save(file);
        Row("BANKING77 model file", $"{file.Length / 1048576.0:0.0} MiB", "5 MiB", "4 MiB", "2.5 MiB");
        var exact = new ClassifierTrainer().TrainExactly(train);
        Error("accuracy lost to bytes instead of floats", test.Average(text => exact(text.Text) == text.Label ? 1.0 : 0) - Scoring.Accuracy(scored), 0.2, 0.05, 0.1);
        Row("the same bytes with 1 or 2 threads", BytesOf(train, 1).AsSpan().SequenceEqual(BytesOf(train, 2)) ? "yes" : "NO", "yes", "yes", "yes");
        Row("training BANKING77 without calibration", $"{training:0.0} s", "10 s", "5 s", "2.5 s");
        Row("managed heap while training BANKING77, at most", $"{most:0} MiB", "300 MiB", "200 MiB", "120 MiB");
        Times(classifier, test);
    }

    private void Times(Classifier classifier, List<LabelledText> test)
    {
        var probabilities = new float[classifier.Labels.Count];
        for (var i = 0; i < 20_000; i++) classifier.Predict(test[i % test.Count].Text, probabilities);
        var took = new double[test.Count * 10];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < took.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            classifier.Predict(test[i % test.Count].Text, probabilities);
            took[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(took);
        Row("predict, one thread: mean / p99", $"{took.Average():0.0} / {took[(int)(took.Length * 0.99)]:0.0} us", "20 / 100 us", "8 / 30 us", "5 / 20 us");
        var text = string.Join(' ', test.Select(each => each.Text))[..2000];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 5000; i++) classifier.Predict(text, probabilities);
        Row("predict, a text of 2,000 characters", $"{clock.Elapsed.TotalMicroseconds / 5000:0} us", "200 us", "80 us", "50 us");
        Row("memory taken a prediction", $"{bytes / (double)took.Length:0.#} B", "0 B", "0 B", "0 B");
    }

    private void Clinc()
    {
        var classifier = Train(sets.Read("clinc150", "train"), [.. sets.Read("clinc150", "oos-val").Select(each => each.Text)]);
        var scored = Scoring.Score(classifier, sets.Read("clinc150", "test"));
        var outside = Scoring.Score(classifier, sets.Read("clinc150", "oos-test"));
        Percent("CLINC150 accuracy in scope", Scoring.Accuracy(scored), 93.2, 93.8, 94.5);
        Percent("CLINC150 top three", Scoring.TopThree(scored), 97.8, 98.2, 98.8);
        Percent("CLINC150 accuracy on the surest 90 %", Scoring.AccuracyOnSurest(scored, 0.9), 97.0, 97.6, 98.3);
        Error("CLINC150 calibration error (15 bins)", Scoring.CalibrationError(scored), 3.0, 2.0, 1.5);
        Percent("CLINC150 out of scope, area under the curve", Scoring.ScopeArea(scored, outside), 95.5, 96.8, 97.5);
        Percent("CLINC150 out of scope found, 3.2 % of the others rejected", Scoring.OutsideFound(scored, outside, 0.032), 70, 77, 82);
    }

    private void Hint()
    {
        var pooled = new List<Scored>();
        var accuracies = new List<double>();
        double[][] bars = [[86, 88, 90], [80, 84, 87], [74, 77, 79]];
        foreach (var (shop, bar) in Shops.Zip(bars))
        {
            var classifier = Train(sets.Read("hint3", $"v1-{shop}-train"));
            var test = sets.Read("hint3", $"v1-{shop}-test").ToLookup(text => text.Label == IntentSets.Outside);
            var scored = Scoring.Score(classifier, test[false]);
            pooled.AddRange(scored);
            accuracies.Add(Scoring.Accuracy(scored));
            Percent($"HINT3 {shop}, out of scope, area under the curve", Scoring.ScopeArea(scored, Scoring.Score(classifier, test[true])), bar[0], bar[1], bar[2]);
        }

        Percent($"HINT3 accuracy in scope, mean of {string.Join(", ", accuracies.Select(each => (each * 100).ToString("0.0", CultureInfo.InvariantCulture)))}", accuracies.Average(), 73.5, 74.5, 76.0);
        Error("HINT3 calibration error, pooled (15 bins)", Scoring.CalibrationError(pooled), 8.5, 6.9, 5.5);
    }

    /// A set of the size that a product begins with: 600 texts, 28 labels.
    private void Small()
    {
        var texts = sets.Read("hint3", "v1-curekart-train");
        var trainer = new ClassifierTrainer(new TrainerOptions { CalibrationFolds = 5 });
        trainer.Train(texts);
        var clock = Stopwatch.StartNew();
        trainer.Train(texts);
        Row("training 600 texts of 28 labels with five calibration folds", $"{clock.Elapsed.TotalSeconds:0.00} s", "2 s", "0.6 s", "0.3 s");
    }

    private static double FewTexts(List<LabelledText> train, List<LabelledText> test, int each) => Enumerable.Range(1, 3).Average(draw =>
    {
        var chance = new Random(draw);
        var few = train.GroupBy(text => text.Label, StringComparer.Ordinal).SelectMany(label => label.OrderBy(_ => chance.Next()).Take(each)).ToList();
        return Scoring.Accuracy(Scoring.Score(Train(few), test));
    });

    private static byte[] BytesOf(List<LabelledText> train, int threads)
    {
        var stream = new MemoryStream();
        new ClassifierTrainer(new TrainerOptions { Threads = threads, CalibrationFolds = 1 }).Train(train).Save(stream);
        return stream.ToArray();
    }

    private void Percent(string what, double share, double floor, double target, double stretch)
    {
        if (share * 100 < floor) _below++;
        Row(what, Figure(share) + (share * 100 < floor ? " BELOW" : ""), Figure(floor / 100), Figure(target / 100), Figure(stretch / 100));
    }

    /// Where less is better.
    private void Error(string what, double share, double floor, double target, double stretch)
    {
        if (share * 100 > floor) _below++;
        Row(what, (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + (share * 100 > floor ? " ABOVE" : ""), $"{floor}", $"{target}", $"{stretch}");
    }

    private static string Figure(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static void Row(string what, string here, string floor, string target, string stretch) => Console.WriteLine($"| {what} | {here} | {floor} | {target} | {stretch} |");

    /// Looks at the managed heap a hundred times a second.
    private sealed class HeapWatch : IDisposable
    {
        private readonly Timer _timer;
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private long _most;

        public HeapWatch() => _timer = new Timer(_ => _most = Math.Max(_most, GC.GetTotalMemory(false)), null, 0, 10);

        /// In MiB, beyond what was there before.
        public double Most => (_most - _before) / 1048576.0;

        public void Dispose() => _timer.Dispose();
    }
}
