using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Community;

/// What deeds need to know about the one who posts.
internal static class MembersOfLane
{
    /// The caller's card; made at the first post, with what the account says about the shop.
    public static async Task<Member> MemberAsync(this WaypostDb db, Caller caller, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(member => member.PersonId == caller.UserId, stop) is { } known) return known;
        var made = new Member { PersonId = caller.UserId, JoinedAt = now, Category = Segment(caller, "category:"), Region = Segment(caller, "region:") };
        db.Add(made);
        return made;
    }

    public static async Task<int> PostsSinceAsync(this WaypostDb db, Guid author, DateTimeOffset since, CancellationToken stop) =>
        await db.Topics.CountAsync(topic => topic.AuthorId == author && topic.CreatedAt > since, stop)
        + await db.Replies.CountAsync(reply => reply.AuthorId == author && reply.CreatedAt > since, stop);

    public static async Task<bool> FollowAsync(this WaypostDb db, Guid person, FollowKind kind, Guid subject, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Follows.AnyAsync(follow => follow.SubjectId == subject && follow.PersonId == person, stop)) return false;
        db.Add(new Follow { SubjectId = subject, PersonId = person, Kind = kind, At = now });
        return true;
    }

    public static async Task CreditAsync(this WaypostDb db, Guid person, int points, CancellationToken stop) =>
        (await db.Members.SingleOrDefaultAsync(member => member.PersonId == person, stop))?.Credit(points);

    private static string Segment(Caller caller, string name) => caller.Segments.FirstOrDefault(segment => segment.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
}
