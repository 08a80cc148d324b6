using Waypost.Community;

namespace Waypost.Tests.Community;

public sealed class MemberTests
{
    private static readonly DateTimeOffset Monday = new(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Newcomers_can_post_five_times_in_ten_minutes()
    {
        var newcomer = Member(Standing.Newcomer);

        newcomer.RefuseIfTooFast(4);
        var no = Assert.Throws<Refusal>(() => newcomer.RefuseIfTooFast(5));
        Assert.Equal(("slow_down", 429), (no.Code, no.Status));
    }

    [Fact]
    public void Those_who_have_shown_themselves_post_as_they_like() => Member(Standing.Member).RefuseIfTooFast(50);

    [Fact]
    public void Standing_is_earned_by_helpful_answers_and_stays()
    {
        var member = Member(Standing.Newcomer);

        member.Credit(Waypost.Community.Member.PointsForAccepted);
        Assert.Equal(Standing.Member, member.Standing);

        member.Credit(40);
        Assert.Equal(Standing.Regular, member.Standing);

        member.Credit(-Waypost.Community.Member.PointsForAccepted);
        Assert.Equal((40, Standing.Regular), (member.Points, member.Standing));
    }

    [Fact]
    public void Typical_waits_are_those_that_happened_once_there_are_enough()
    {
        var prior = TimeSpan.FromHours(4);
        TimeSpan[] few = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
        Assert.Equal((prior, prior * 5), CommunityIndex.Typical(few, prior, prior * 5));

        TimeSpan[] enough = [.. Enumerable.Range(1, 10).Select(minutes => TimeSpan.FromMinutes(minutes))];
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9)), CommunityIndex.Typical(enough, prior, prior * 5));
    }

    private static Member Member(Standing standing) => new() { PersonId = Guid.CreateVersion7(Monday), Standing = standing, JoinedAt = Monday };
}
