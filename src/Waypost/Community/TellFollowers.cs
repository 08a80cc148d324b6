using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Notices;
using Waypost.People;
using Waypost.Storage;
using Waypost.Work;

namespace Waypost.Community;

/// Puts what is new into the bells of those who follow the topic, its group or its author, and of those who are mentioned.
public sealed class TellFollowers(WriteLane lane, TimeProvider clock) : IJob
{
    public const string Name = "community.tell";

    public string Kind => Name;

    private sealed record Payload(Guid Topic, Guid? Reply);

    public static void Ask(WaypostDb db, Guid topic, Guid? reply, DateTimeOffset now) => db.Ask(Name, JsonSerializer.Serialize(new Payload(topic, reply)), now, now);

    public Task RunAsync(string payload, CancellationToken stop) => lane.WriteAsync(async db =>
    {
        var (topicId, replyId) = JsonSerializer.Deserialize<Payload>(payload)!;
        var once = $"told:{replyId ?? topicId}"; // a job may run twice, a notice comes once
        if (await db.MadeByAsync(Guid.Empty, once, stop) is not null) return;
        var now = clock.GetUtcNow();
        db.Remember(Guid.Empty, once, topicId, now);
        var topic = await db.Topics.AsNoTracking().SingleOrDefaultAsync(each => each.Id == topicId && each.HiddenAt == null, stop);
        if (topic is null) return;
        var reply = replyId is null ? null : await db.Replies.AsNoTracking().SingleOrDefaultAsync(each => each.Id == replyId && each.HiddenAt == null, stop);
        if (replyId is not null && reply is null) return;
        await TellAsync(db, topic, reply, now, stop);
    }, stop);

    private static async Task TellAsync(WaypostDb db, Topic topic, Reply? reply, DateTimeOffset now, CancellationToken stop)
    {
        var author = reply?.AuthorId ?? topic.AuthorId;
        var name = await db.People.Where(person => person.Id == author).Select(person => person.Name).SingleAsync(stop);
        var url = reply is null ? $"/community/t/{topic.Id}" : $"/community/t/{topic.Id}#reply-{reply.Id}";
        var told = new HashSet<Guid> { author };
        foreach (var person in await MentionedAsync(db, topic, reply?.Text ?? topic.Text, stop))
            if (told.Add(person)) db.Notify(person, "topic.mentioned", $"{name} mentioned you: {topic.Title}", url, now);

        var (what, sentence) = reply is null ? ("topic.opened", $"{name} opened a topic: {topic.Title}") : ("topic.replied", $"{name} replied: {topic.Title}");
        var followers = reply is null
            ? db.Follows.Where(follow => follow.SubjectId == topic.GroupId || follow.SubjectId == topic.AuthorId)
            : db.Follows.Where(follow => follow.SubjectId == topic.Id);
        foreach (var person in await followers.Select(follow => follow.PersonId).Distinct().ToListAsync(stop))
            if (told.Add(person)) db.Notify(person, what, sentence, url, now);
    }

    /// Those who take part in the topic and are called by `@` and their name.
    private static async Task<IReadOnlyList<Guid>> MentionedAsync(WaypostDb db, Topic topic, string text, CancellationToken stop)
    {
        if (!text.Contains('@', StringComparison.Ordinal)) return [];
        var ids = await db.Replies.Where(reply => reply.TopicId == topic.Id).Select(reply => reply.AuthorId).Distinct().OrderBy(id => id).Take(500).ToListAsync(stop);
        ids.Add(topic.AuthorId);
        var people = await db.People.Where(person => ids.Contains(person.Id)).Select(person => new { person.Id, person.Name }).ToListAsync(stop);
        return [.. people.Where(person => Mentions(text, person.Name)).Select(person => person.Id)];
    }

    public static bool Mentions(string text, string name) => Calls(text, name) || Calls(text, name.Split(' ')[0]);

    private static bool Calls(string text, string name)
    {
        for (var at = text.IndexOf("@" + name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("@" + name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + 1 + name.Length;
            if (end == text.Length || !char.IsLetterOrDigit(text[end])) return true;
        }

        return false;
    }
}
