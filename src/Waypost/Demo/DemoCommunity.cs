using Waypost.Community;
using Waypost.People;
using Waypost.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Demo;

/// The demo marketplace's community: `content/demo/community`, groups, members and what they wrote to each other.
public sealed class DemoCommunity : IDemoPart
{
    public const string MembersDomain = "@members.test";
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public int Order => 40;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var folder = Path.Combine(demo.Content, "demo", "community");
        var groups = AddGroups(db, demo, Yaml.Deserialize<List<GroupFile>>(await File.ReadAllTextAsync(Path.Combine(folder, "groups.yaml"), stop)));
        var members = AddMembers(db, demo, Yaml.Deserialize<List<MemberFile>>(await File.ReadAllTextAsync(Path.Combine(folder, "members.yaml"), stop)));
        var topics = new List<TopicFile>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "topics"), "*.yaml").Order(StringComparer.Ordinal)) topics.Add(Yaml.Deserialize<TopicFile>(await File.ReadAllTextAsync(path, stop)));

        var joined = new HashSet<(Guid, Guid)>();
        foreach (var file in topics.OrderByDescending(topic => topic.DaysAgo)) AddTopic(db, demo, file, groups[file.Group], members, joined);
        AddCast(db, demo, groups, joined);
        foreach (var (groupId, personId) in joined)
        {
            db.Add(new GroupMembership { GroupId = groupId, PersonId = personId, At = demo.Now.AddDays(-demo.Random.Next(20, 400)) });
            groups.Values.Single(group => group.Id == groupId).Members++;
        }

        db.Nudge(CommunityRoom.Log);
    }

    private static Dictionary<string, Group> AddGroups(WaypostDb db, DemoWorld demo, List<GroupFile> files)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            groups[file.Slug] = new Group
            {
                Id = demo.Id(), Slug = file.Slug, Name = file.Name, Kind = Enum.Parse<GroupKind>(file.Kind, ignoreCase: true), Summary = file.Summary, Welcome = file.Welcome.Trim(), Rules = string.Join('\n', file.Rules),
            };
            db.Add(groups[file.Slug]);
        }

        return groups;
    }

    private static Dictionary<string, (Caller Caller, Member? Card)> AddMembers(WaypostDb db, DemoWorld demo, List<MemberFile> files)
    {
        var host = demo.Cast["host"];
        var members = new Dictionary<string, (Caller, Member?)>(StringComparer.Ordinal) { ["host"] = (CallerOf(host), null) };
        foreach (var file in files)
        {
            var email = file.Id + MembersDomain;
            var person = new Person
            {
                Id = demo.Id(), Email = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), Name = file.Name, Roles = Roles.Seller,
                SecurityStamp = demo.Id().ToString("N"), ConcurrencyStamp = demo.Id().ToString("D"), EmailConfirmed = true, LockoutEnabled = true, // no password: nobody signs in as them
            };
            var card = new Member
            {
                PersonId = person.Id, Shop = file.Shop, Category = file.Category, Region = file.Region, About = file.About, Standing = Enum.Parse<Standing>(file.Standing, ignoreCase: true), JoinedAt = demo.Now.AddDays(-demo.Random.Next(60, 1500)),
            };
            db.Add(person);
            db.Add(card);
            members[file.Id] = (CallerOf(person), card);
        }

        return members;
    }

    private static void AddTopic(WaypostDb db, DemoWorld demo, TopicFile file, Group group, Dictionary<string, (Caller Caller, Member? Card)> members, HashSet<(Guid, Guid)> joined)
    {
        var (author, _) = members[file.Author];
        var kind = Enum.Parse<TopicKind>(file.Kind.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        group.Topics++;
        var topic = Topic.Open(group.Id, ++group.LastSeq, kind, file.Title, file.Text, author.UserId, demo.Now.AddDays(-file.DaysAgo), demo.Id());
        topic.CountSameHere(file.SameHere);
        db.Add(topic);
        foreach (var tag in PostText.Tags(string.Join(',', file.Tags))) db.Add(new TopicTag { TopicId = topic.Id, Tag = tag });
        db.Add(new Follow { SubjectId = topic.Id, PersonId = author.UserId, Kind = FollowKind.Topic, At = topic.CreatedAt });
        joined.Add((group.Id, author.UserId));

        var seq = 0L;
        foreach (var each in file.Replies.OrderByDescending(reply => reply.DaysAgo))
        {
            var (by, card) = members[each.Author];
            var at = demo.Now.AddDays(-each.DaysAgo);
            var reply = topic.Take(++seq, each.Text, by, each.Official, at, demo.Id());
            reply.CountHelpful(each.Helpful);
            db.Add(reply);
            joined.Add((group.Id, by.UserId));
            if (card is not null) card.Points += each.Helpful * Member.PointsForHelpful;
            if (!each.Accepted) continue;
            topic.Accept(reply, author, at.AddHours(2));
            if (card is not null) card.Points += Member.PointsForAccepted;
        }
    }

    /// The demo sign-ins take part too: their cards, and a group or two each.
    private static void AddCast(WaypostDb db, DemoWorld demo, Dictionary<string, Group> groups, HashSet<(Guid, Guid)> joined)
    {
        foreach (var (key, standing, about, slugs) in new[]
        {
            ("seller", Standing.Member, "Selling from Singapore. Here to learn, and to answer what I have learned.", new[] { "getting-started", "selling-across-borders" }),
            ("gold", Standing.Regular, "Four years on the marketplace. Ask me about peak season.", ["growth-and-marketing", "shipping-and-fulfilment"]),
        })
        {
            var person = demo.Cast[key];
            db.Add(new Member { PersonId = person.Id, Standing = standing, About = about, Points = standing == Standing.Member ? 9 : 64, JoinedAt = demo.Now.AddDays(-300) });
            foreach (var slug in slugs)
            {
                joined.Add((groups[slug].Id, person.Id));
                db.Add(new Follow { SubjectId = groups[slug].Id, PersonId = person.Id, Kind = FollowKind.Group, At = demo.Now.AddDays(-300) });
            }
        }
    }

    private static Caller CallerOf(Person person) => new(person.Id, person.Name, person.Roles, null, [], "en", "UTC");

    private sealed class GroupFile
    {
        public string Slug { get; set; } = "";
        public string Name { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Summary { get; set; } = "";
        public string Welcome { get; set; } = "";
        public List<string> Rules { get; set; } = [];
    }

    private sealed class MemberFile
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public string Shop { get; set; } = "";
        public string Category { get; set; } = "";
        public string Region { get; set; } = "";
        public string Standing { get; set; } = "";
        public string About { get; set; } = "";
    }

    private sealed class TopicFile
    {
        public string Group { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Title { get; set; } = "";
        public string Author { get; set; } = "";
        public double DaysAgo { get; set; }
        public int SameHere { get; set; }
        public List<string> Tags { get; set; } = [];
        public string Text { get; set; } = "";
        public List<ReplyFile> Replies { get; set; } = [];
    }

    private sealed class ReplyFile
    {
        public string Author { get; set; } = "";
        public double DaysAgo { get; set; }
        public int Helpful { get; set; }
        public bool Accepted { get; set; }
        public bool Official { get; set; }
        public string Text { get; set; } = "";
    }
}
