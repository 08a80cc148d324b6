using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Navigator.Simulate;

/// What `content/simulation/world.yaml` says; see there what each figure means.
public sealed class WorldFile
{
    public double IssuesPerSellerWeek { get; set; }
    public double[] Mix { get; set; } = [];
    public Dictionary<string, double> Languages { get; set; } = [];
    public Dictionary<string, double[]> Solve { get; set; } = [];
    public Dictionary<string, double[]> Minutes { get; set; } = [];
    public double Found { get; set; }
    public double[] ReplyHours { get; set; } = [];
    public double[] PatienceMinutes { get; set; } = [];
    public double[] AnswerSeconds { get; set; } = [];
    public double AnswersTruly { get; set; }
    public double GivesUp { get; set; }
    public double[] ComesBackMinutes { get; set; } = [];
    public double[] Hours { get; set; } = [];
    public double[] Days { get; set; } = [];
    public double[] Shifts { get; set; } = [];
    public int ChatsAtOnce { get; set; }
    public double Load { get; set; }

    public static WorldFile Read(string path)
    {
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        return file.Deserialize<WorldFile>(File.ReadAllText(path));
    }
}

/// A text as the simulated sellers write it, of a type of the catalogue, with its nature where that is known and what the navigator reads in it. The model has not seen it.
public sealed record SimText(Issue Issue, Nature? Nature, string Locale, string Text, Reading Reading)
{
    /// What its issue may be in truth; those about learning and growing go either way.
    public bool MayBe(Nature nature) => (Nature ?? Natures.Required(Issue.Need)) is { } known ? known == nature : nature != Issues.Nature.OwnCase;
}

/// An issue that comes: when (seconds from the start), with which text, of which nature in truth, and whether the community has the answer already.
public readonly record struct Arrival(double At, int Text, Nature Nature, bool Found);

/// One simulated truth: the file's figures, moved by a seed. Everything random in it is drawn from the seed and the issue alone, so that policies meet the same luck.
public sealed class World
{
    public const int Channels = 3; // help center, chat, community
    private const double Day = 86_400, Week = 7 * Day;
    private readonly WorldFile _file;
    private readonly IReadOnlyList<SimText> _texts;
    private readonly ulong _seed;
    private readonly double[] _solve; // type, nature, channel
    private readonly double[] _median = new double[Channels], _spread = new double[Channels];

    public World(WorldFile file, IReadOnlyList<Issue> issues, IReadOnlyList<SimText> texts, int seed, long sellers)
    {
        (_file, _texts, _seed) = (file, texts, (ulong)seed);
        var chance = new Random(seed);
        double Moved() => 0.5 + chance.NextDouble();
        var (odds, mix) = (new double[Channels * Natures.Count], file.Mix.Select(share => share * Moved()).ToArray());
        for (var i = 0; i < odds.Length; i++) odds[i] = Odds(file.Solve[Decide.Channels.All[i / Natures.Count]][i % Natures.Count]) * Moved();
        _solve = new double[issues.Count * Natures.Count * Channels];
        for (var issue = 0; issue < issues.Count; issue++)
            for (var channel = 0; channel < Channels; channel++)
            {
                var own = Moved();
                for (var nature = 0; nature < Natures.Count; nature++)
                    _solve[(issue * Natures.Count + nature) * Channels + channel] = odds[channel * Natures.Count + nature] * own is var o ? o / (1 + o) : 0;
            }

        for (var channel = 0; channel < Channels; channel++)
        {
            var minutes = file.Minutes[Decide.Channels.All[channel]];
            (_median[channel], _spread[channel]) = (minutes[0] * 60 * Moved(), minutes[1]);
        }

        ReplyMedian = file.ReplyHours[0] * 3600 * Moved();
        Arrivals = Draw(chance, (int)Math.Min(sellers * file.IssuesPerSellerWeek, 20_000_000), [.. mix.Select(share => share / mix.Sum())], [.. issues.Select(_ => Moved())]);
        var work = _median[1] * Math.Exp(_spread[1] * _spread[1] / 2);
        var own1 = Arrivals.Count(arrival => arrival.Nature == Nature.OwnCase);
        Agents = own1 * work / file.ChatsAtOnce / file.Load / Week / file.Shifts.Average();
        Truth = new OddsTable(Enumerable.Range(0, issues.Count * Natures.Count).SelectMany(row => new[] { _solve[row * 3], _solve[row * 3 + 1], _solve[row * 3 + 2], 0.5 }).ToArray(),
            [.. issues.SelectMany(_ => Enumerable.Range(0, 4)).Select(channel => channel < Channels ? (_median[channel], _median[channel] * Math.Exp(1.28 * _spread[channel])) : (3600.0, 7200.0))]);
    }

    public Arrival[] Arrivals { get; }
    public double ReplyMedian { get; }
    public OddsTable Truth { get; }
    public IReadOnlyList<SimText> Texts => _texts;
    public double GivesUpShare => _file.GivesUp;
    public double ComesBackMedian => _file.ComesBackMinutes[0] * 60;
    public double ChatMedian => _median[1];

    private double Agents { get; }

    /// How many conversations the agents on shift can hold in this hour.
    public int Slots(double at) => (int)Math.Round(Agents * _file.Shifts[(int)(at / 3600) % 24] * _file.ChatsAtOnce);

    public int ChatsAtOnce => _file.ChatsAtOnce;

    public bool Solves(int issue, int channel, int attempt) =>
        Chance(issue, 1 + channel, attempt) < _solve[(_texts[Arrivals[issue].Text].Issue.Index * Natures.Count + (int)Arrivals[issue].Nature) * Channels + channel];

    public double Work(int issue, int channel, int attempt) => LogNormal(_median[channel], _spread[channel], issue, 11 + channel, attempt);

    public double Reply(int issue) => LogNormal(ReplyMedian, _file.ReplyHours[1], issue, 21, 0);

    public double Patience(int issue, int attempt) => LogNormal(_file.PatienceMinutes[0] * 60, _file.PatienceMinutes[1], issue, 22, attempt);

    public double ComesBack(int issue, int attempt) => LogNormal(ComesBackMedian, _file.ComesBackMinutes[1], issue, 23, attempt);

    /// How long it takes to read a question and to choose an answer.
    public double AnswerSeconds(int issue) => LogNormal(_file.AnswerSeconds[0], _file.AnswerSeconds[1], issue, 24, 0);

    /// Which option a seller chooses: mostly the true one; whatever comes, where it is not among them.
    public string Answer(int issue, IReadOnlyList<string> options)
    {
        var (type, nature) = (Evidence.TypePrefix + _texts[Arrivals[issue].Text].Issue.Id, Evidence.NaturePrefix + Natures.NameOf(Arrivals[issue].Nature));
        var truth = options.FirstOrDefault(option => option == type || option == nature) ?? options.FirstOrDefault(option => option == Evidence.None);
        return truth is not null && Chance(issue, 32, 0) < _file.AnswersTruly ? truth : options[(int)(Chance(issue, 33, 0) * options.Count)];
    }

    public bool GivesUp(int issue, int attempt) => Chance(issue, 31, attempt) < _file.GivesUp;

    private Arrival[] Draw(Random chance, int count, double[] mix, double[] weights)
    {
        var inLanguage = _texts.GroupBy(text => text.Locale).ToDictionary(group => group.Key, group => _file.Languages.GetValueOrDefault(group.Key) / group.Count(), StringComparer.Ordinal);
        var byNature = Enum.GetValues<Nature>().Select(nature => Cumulated(_texts.Index().Where(text => text.Item.MayBe(nature)).Select(text => (text.Index, weights[text.Item.Issue.Index] * inLanguage[text.Item.Locale])))).ToArray();
        var (hours, days) = (Cumulated(_file.Hours.Index()), Cumulated(_file.Days.Index()));
        var arrivals = new Arrival[count];
        for (var i = 0; i < count; i++)
        {
            var at = Pick(days, chance) * Day + Pick(hours, chance) * 3600 + chance.NextDouble() * 3600;
            var which = chance.NextDouble();
            var nature = which < mix[0] ? Nature.SameForAll : which < mix[0] + mix[1] ? Nature.OwnCase : Nature.AmongSellers;
            arrivals[i] = new Arrival(at, Pick(byNature[(int)nature], chance), nature, chance.NextDouble() < _file.Found);
        }

        Array.Sort(arrivals, (a, b) => a.At.CompareTo(b.At));
        return arrivals;
    }

    private static (int[] Which, double[] Sums) Cumulated(IEnumerable<(int Which, double Weight)> weights)
    {
        var all = weights.ToList();
        var sum = 0.0;
        return ([.. all.Select(each => each.Which)], [.. all.Select(each => sum += each.Weight)]);
    }

    private static int Pick((int[] Which, double[] Sums) from, Random chance)
    {
        var at = Array.BinarySearch(from.Sums, chance.NextDouble() * from.Sums[^1]);
        return from.Which[Math.Min(at < 0 ? ~at : at, from.Which.Length - 1)];
    }

    private static double Odds(double p) => p / (1 - p);

    private double LogNormal(double median, double spread, int issue, int what, int attempt)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Chance(issue, what, attempt))) * Math.Cos(2 * Math.PI * Chance(issue, what + 100, attempt));
        return median * Math.Exp(spread * normal);
    }

    /// Evenly from 0 to 1, always the same for the same question (SplitMix64).
    private double Chance(int issue, int what, int attempt)
    {
        var x = (_seed * 0x9E3779B97F4A7C15) ^ ((ulong)issue * 0xBF58476D1CE4E5B9) ^ ((ulong)what << 40) ^ ((ulong)attempt << 52);
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return ((x ^ x >> 31) >> 11) * (1.0 / (1UL << 53));
    }
}
