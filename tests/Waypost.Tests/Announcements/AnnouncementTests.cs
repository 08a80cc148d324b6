using Waypost.Announcements;

namespace Waypost.Tests.Announcements;

public sealed class AnnouncementTests
{
    private static readonly DateTimeOffset Monday = new(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly AnnouncementText Fees = new(AnnouncementKind.PolicyUpdate, "New fees", "Two fees change.", "Books go down.", Monday.AddDays(20), AsksAcknowledgement: true, "selling-fees");

    [Fact]
    public void It_begins_as_a_draft_and_is_published_at_once_or_later()
    {
        var now = Draft();
        Assert.Equal(AnnouncementState.Draft, now.StateAt(Monday));
        now.Publish(Monday, Monday);
        Assert.Equal(AnnouncementState.Published, now.StateAt(Monday));

        var later = Draft();
        later.Publish(Monday.AddDays(1), Monday);
        Assert.Equal(AnnouncementState.Scheduled, later.StateAt(Monday));
        Assert.Equal(AnnouncementState.Published, later.StateAt(Monday.AddDays(1)));
    }

    [Fact]
    public void Publishing_what_is_out_changes_nothing()
    {
        var announcement = Draft();
        announcement.Publish(Monday, Monday);

        announcement.Publish(Monday.AddDays(3), Monday.AddDays(1));

        Assert.Equal(Monday, announcement.PublishAt);
    }

    [Fact]
    public void A_scheduled_one_taken_back_is_a_draft_again_a_published_one_is_gone()
    {
        var scheduled = Draft();
        scheduled.Publish(Monday.AddDays(1), Monday);
        scheduled.TakeBack(Monday);
        Assert.Equal(AnnouncementState.Draft, scheduled.StateAt(Monday));

        var published = Draft();
        published.Publish(Monday, Monday);
        published.TakeBack(Monday.AddHours(1));
        Assert.Equal(AnnouncementState.TakenBack, published.StateAt(Monday.AddHours(1)));
        Assert.Equal("taken_back", Assert.Throws<Refusal>(() => published.Publish(Monday.AddHours(2), Monday.AddHours(2))).Code);
    }

    [Fact]
    public void A_correction_after_publishing_is_dated_and_cannot_change_what_sellers_are_asked()
    {
        var announcement = Draft();
        announcement.Publish(Monday, Monday);

        announcement.Edit(Fees with { Text = "Books go down to 14 %." }, Monday.AddHours(1));
        Assert.Equal(Monday.AddHours(1), announcement.EditedAt);

        Assert.Equal("already_published", Assert.Throws<Refusal>(() => announcement.Edit(Fees with { AsksAcknowledgement = false }, Monday.AddHours(2))).Code);
    }

    [Fact]
    public void It_needs_a_title_a_sentence_and_a_text()
    {
        Assert.Equal("title_missing", Assert.Throws<Refusal>(() => Write(Fees with { Title = "" })).Code);
        Assert.Equal("summary_missing", Assert.Throws<Refusal>(() => Write(Fees with { Summary = " " })).Code);
        Assert.Equal("text_missing", Assert.Throws<Refusal>(() => Write(Fees with { Text = null })).Code);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("region:US", true)]
    [InlineData("region:EU", false)]
    [InlineData("region:EU,region:US", true)]
    [InlineData("region:US,tier:gold", false)]
    [InlineData("region:US,tier:standard,tier:gold", true)]
    public void It_reaches_those_who_have_one_tag_of_each_kind(string needed, bool reached) =>
        Assert.Equal(reached, Reach.IsFor(needed.Split(',', StringSplitOptions.RemoveEmptyEntries), new HashSet<string> { "region:US", "tier:standard", "category:toys" }));

    private static Announcement Draft() => Write(Fees);

    private static Announcement Write(AnnouncementText text) => Announcement.Write(text, Guid.CreateVersion7(Monday), Monday);
}
