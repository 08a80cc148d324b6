using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;

namespace Waypost.Navigator.Simulate;

/// What a policy is asked: which issue, what was tried already (a bit a channel), and how long a chat would have to wait now.
public readonly record struct Turn(int Issue, int Tried, double ChatWait)
{
    public bool HasTried(int channel) => (Tried >> channel & 1) != 0;
}

/// Sends sellers to channels: 0 help center, 1 chat, 2 community. Hears what became of it.
public abstract class Policy(string name)
{
    public string Name { get; } = name;

    public abstract int Choose(World world, Turn turn);

    /// Seconds that a question to the seller takes before the first choice; 0 where none is asked.
    public virtual double Ask(World world, Turn turn) => 0;

    public virtual void Hear(World world, int issue, int channel, bool solved, double seconds)
    {
    }

    /// Once a night.
    public virtual void Learn()
    {
    }

    public static Policy EverythingToChat => new Fixed("everything to chat", (_, _) => 1);

    public static Policy HelpCenterFirst => new Fixed("help center first, then chat", (_, turn) => turn.HasTried(0) ? 1 : 0);

    public static Policy Keywords => new Fixed("keyword rules", (world, turn) => turn.Tried != 0 ? 1 : ByKeywords(world.Texts[world.Arrivals[turn.Issue].Text].Text));

    private static readonly string[] ChatWords = ["my payout", "my order", "my account", "suspend", "not received", "missing", "failed", "wrong", "stuck", "rejected", "blocked", "urgent", "refund", "claim", "error"];
    private static readonly string[] CommunityWords = ["anyone", "tips", "advice", "experience", "worth", "recommend", "you guys", "sellers", "how much do you", "strategy", "sales"];

    /// A router as many marketplaces have one: the first list that has a word of the text.
    private static int ByKeywords(string text) =>
        Array.Exists(ChatWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 1
        : Array.Exists(CommunityWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 2 : 0;

    private sealed class Fixed(string name, Func<World, Turn, int> choose) : Policy(name)
    {
        public override int Choose(World world, Turn turn) => choose(world, turn);
    }

    /// What each start would cost among what was not tried; a person stays possible always.
    private protected static ExpectedTime Weigh(World world, Turn turn, Reading reading, OddsTable odds, DecisionSettings settings)
    {
        Span<Candidate> candidates = stackalloc Candidate[World.Channels];
        var count = 0;
        if (!turn.HasTried(0)) candidates[count++] = new Candidate(0, 0, false);
        candidates[count++] = new Candidate(1, turn.ChatWait, false);
        if (!turn.HasTried(2)) candidates[count++] = new Candidate(2, world.Arrivals[turn.Issue].Found ? 0 : world.ReplyMedian, true);
        return ExpectedTime.Of(reading, candidates[..count], odds, settings);
    }

    /// The navigator: reads the text with a model that has not seen it, asks where that is worth it, begins with its priors, and learns each night from what sellers said.
    public sealed class Navigator(IReadOnlyList<Issue> issues, DecisionSettings settings) : Policy("navigator")
    {
        private readonly int[] _counts = new int[issues.Count * World.Channels * 3]; // confirmed, silent, returned
        private readonly int[][] _times = [.. Enumerable.Range(0, issues.Count * World.Channels).Select(_ => new int[TimeSketch.Count])];
        private readonly Dictionary<int, string> _answers = [];
        private OddsTable _odds = new(issues, []);

        public override int Choose(World world, Turn turn) => Weigh(world, turn, ReadingOf(world, turn.Issue), _odds, settings).BestChannel;

        public override double Ask(World world, Turn turn)
        {
            var reading = ReadingOf(world, turn.Issue);
            if (Clarifying.Question(reading, Weigh(world, turn, reading, _odds, settings), settings) is not { } question) return 0;
            _answers[turn.Issue] = world.Answer(turn.Issue, [.. question.Options.Select(option => option.Id)]);
            return world.AnswerSeconds(turn.Issue);
        }

        private Reading ReadingOf(World world, int issue)
        {
            var reading = world.Texts[world.Arrivals[issue].Text].Reading;
            return _answers.TryGetValue(issue, out var answer) ? Evidence.Answered(reading, answer) : reading;
        }

        /// A third says thank you; of those whom it did not help, four in five come back and the rest say nothing.
        public override void Hear(World world, int issue, int channel, bool solved, double seconds)
        {
            var row = world.Texts[world.Arrivals[issue].Text].Issue.Index * World.Channels + channel;
            var kind = solved ? issue % 3 == 0 ? 0 : 1 : issue % 5 != 0 ? 2 : 1;
            _counts[row * 3 + kind]++;
            if (kind == 0) _times[row][TimeSketch.BucketOf(seconds)]++;
        }

        public override void Learn() => _odds = new OddsTable(issues, issues.SelectMany(issue => Enumerable.Range(0, World.Channels).Select(channel =>
        {
            var row = issue.Index * World.Channels + channel;
            return new OutcomeCount(issue.Id, Channels.All[channel], _counts[row * 3], _counts[row * 3 + 1], _counts[row * 3 + 2], new TimeSketch(_times[row]));
        })));
    }

    /// Knows what each issue is, how probably each channel settles it and how long it takes; nobody can know that. The bound for the others.
    public sealed class Oracle() : Policy("oracle")
    {
        private readonly Dictionary<(int, Nature), Reading> _known = [];

        public override int Choose(World world, Turn turn)
        {
            var arrival = world.Arrivals[turn.Issue];
            var issue = world.Texts[arrival.Text].Issue;
            if (!_known.TryGetValue((issue.Index, arrival.Nature), out var reading)) _known[(issue.Index, arrival.Nature)] = reading = new Reading([new Meaning(issue, arrival.Nature, 1)], 1);
            var settings = DecisionSettings.Standard with { FreeWait = 1, Retry = [world.ComesBackMedian, world.ComesBackMedian, world.ComesBackMedian, world.ComesBackMedian] };
            return Weigh(world, turn, reading, world.Truth, settings).BestChannel;
        }
    }
}
