using Waypost.Chat;
using Waypost.Navigator.Issues;
using Waypost.People;
using Waypost.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Demo;

/// A past quarter of conversations with how they ended, so that waits and odds are counted, not invented.
public sealed class DemoChat : IDemoPart
{
    private const int Days = 90;
    private const int Rounds = 5;

    public int Order => 60;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var stories = yaml.Deserialize<List<Story>>(await File.ReadAllTextAsync(Path.Combine(demo.Content, "demo", "history.yaml"), stop));
        var types = CatalogueFiles.Shipped.Types().ToDictionary(type => type.Id, StringComparer.Ordinal);
        Person[] agents = [demo.Cast["agent"], demo.Cast["agent2"]];

        for (var i = 0; i < stories.Count * Rounds; i++)
        {
            var story = stories[i % stories.Count];
            var type = types[story.Type];
            var seller = demo.SellerPeople[demo.Random.Next(2, demo.SellerPeople.Count)];
            var opened = demo.Now - TimeSpan.FromMinutes(demo.Random.NextDouble() * Days * 24 * 60) - TimeSpan.FromHours(6);
            var past = new Past(db, demo, opened);
            past.Tell(story, Caller(seller), Caller(agents[demo.Random.Next(agents.Length)]), demo.Teams[type.Team ?? "orders"].Id, type);
        }
    }

    private static Caller Caller(Person person) => new(person.Id, person.Name, person.Roles, person.SellerId, [], person.Locale, person.TimeZone);

    private sealed class Story
    {
        public string Type { get; set; } = "";
        public List<string> Seller { get; set; } = [];
        public List<string> Agent { get; set; } = [];
        public string Outcome { get; set; } = "confirmed";
    }

    /// One conversation lived through with its own verbs, at the times it would have had.
    private sealed class Past(WaypostDb db, DemoWorld demo, DateTimeOffset opened)
    {
        private readonly List<Line> _lines = [];
        private DateTimeOffset _now = opened;

        public void Tell(Story story, Caller seller, Caller agent, Guid team, IssueType type)
        {
            var conversation = Conversation.Open(seller, seller.SellerId!.Value, new Opening(story.Seller[0], team, TimeSpan.FromMinutes(9))
            {
                Topic = type.Topic, IssueType = type.Id, Urgent = type.Need == Need.Urgent, ClientId = "open",
            }, _now);
            Keep(conversation);
            Wait(Math.Exp(demo.Random.NextDouble() * 2.2 + demo.Random.NextDouble() * 1.2 + 3)); // from under a minute to ten, about two and a half in the middle
            if (_now > conversation.PromisedBy) conversation.MissPromise(conversation.PromisedBy!.Value);
            conversation.Accept(agent, _now);
            Keep(conversation);
            for (var turn = 0; turn < Math.Max(story.Agent.Count, story.Seller.Count - 1); turn++)
            {
                if (turn < story.Agent.Count) Say(conversation, agent, story.Agent[turn], $"a{turn}");
                if (turn + 1 < story.Seller.Count) Say(conversation, seller, story.Seller[turn + 1], $"s{turn}");
            }

            Wait(60);
            conversation.Resolve(agent, _now);
            Keep(conversation);
            Wait(story.Outcome == "silent" ? 3 * 86_400 : 300);
            if (story.Outcome == "silent") conversation.EndUnanswered(_now);
            else conversation.Resolve(seller, _now);
            if (story.Outcome == "confirmed") conversation.Rate(demo.Random.Next(10) < 7 ? 5 : 4, null);
            Keep(conversation);

            conversation.WasRead(_lines[^1].Seq);
            db.Add(conversation);
            db.AddRange(_lines);
        }

        private void Say(Conversation conversation, Caller by, string text, string clientId)
        {
            Wait(40 + demo.Random.Next(200));
            conversation.Say(by, text, clientId, [], _now);
            Keep(conversation);
        }

        private void Keep(Conversation conversation)
        {
            var stored = conversation.Said.Skip(_lines.Count).Select((line, index) => line.Numbered(conversation.Id, _lines.Count + 1 + index, _now)).ToList();
            _lines.AddRange(stored);
            if (stored.Count > 0) conversation.WasStored(stored, stored.Exists(line => line.Kind == LineKind.Message));
        }

        private void Wait(double seconds) => _now += TimeSpan.FromSeconds(seconds);
    }
}
