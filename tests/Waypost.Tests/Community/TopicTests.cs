using Waypost.Community;
using Waypost.People;

namespace Waypost.Tests.Community;

public sealed class TopicTests
{
    private static readonly DateTimeOffset Monday = new(2025, 11, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Caller Mei = Someone("Mei", Roles.Seller);
    private static readonly Caller Jorge = Someone("Jorge", Roles.Seller);
    private static readonly Caller Sofia = Someone("Sofia", Roles.Host);

    [Fact]
    public void A_topic_needs_a_title_and_a_text_and_keeps_neither_too_long()
    {
        Assert.Equal("title_missing", Assert.Throws<Refusal>(() => Open(title: "  ")).Code);
        Assert.Equal("text_missing", Assert.Throws<Refusal>(() => Open(text: " \n ")).Code);
        Assert.Equal("title_too_long", Assert.Throws<Refusal>(() => Open(title: new string('a', PostText.LongestTitle + 1))).Code);
        var no = Assert.Throws<Refusal>(() => Open(text: new string('a', PostText.Longest + 1)));
        Assert.Equal(("text_too_long", 422), (no.Code, no.Status));
        Assert.Equal(PostText.Longest, Open(text: new string('a', PostText.Longest)).Text.Length);
    }

    [Fact]
    public void A_reply_is_numbered_and_the_first_by_somebody_else_is_the_first_reply()
    {
        var topic = Open();

        topic.Take(1, "One more thing.", Mei, official: false, Monday.AddMinutes(5));
        Assert.Null(topic.FirstReplyAt);

        var reply = topic.Take(2, "Try the label page.", Jorge, official: false, Monday.AddMinutes(9));
        Assert.Equal((2L, 2L), (reply.Seq, reply.ChangedSeq));
        Assert.Equal(Monday.AddMinutes(9), topic.FirstReplyAt);
        Assert.Equal(2, topic.Replies);
    }

    [Fact]
    public void A_closed_topic_takes_no_replies_until_it_is_opened_again()
    {
        var topic = Open();
        topic.Lock(locked: true, Monday);

        Assert.Equal("topic_locked", Assert.Throws<Refusal>(() => topic.Take(1, "Late.", Jorge, official: false, Monday)).Code);

        topic.Lock(locked: false, Monday);
        topic.Take(1, "In time.", Jorge, official: false, Monday);
        Assert.Equal(1, topic.Replies);
    }

    [Fact]
    public void A_hidden_topic_takes_no_replies_from_anybody()
    {
        var topic = Open();
        topic.Hide(hidden: true, "Names a buyer.", Monday);

        Assert.Equal("topic_hidden", Assert.Throws<Refusal>(() => topic.Take(1, "Hello.", Sofia, official: false, Monday)).Code);
    }

    [Fact]
    public void The_asker_accepts_an_answer_and_may_change_their_mind()
    {
        var topic = Open();
        var one = topic.Take(1, "Like this.", Jorge, official: false, Monday);
        var other = topic.Take(2, "Or like that.", Sofia, official: false, Monday);

        topic.Accept(one, Mei, Monday);
        Assert.Equal(one.Id, topic.AcceptedReplyId);

        topic.Accept(other, Mei, Monday.AddHours(1));
        Assert.Equal(other.Id, topic.AcceptedReplyId);
        Assert.Equal(Monday.AddHours(1), topic.AcceptedAt);
    }

    [Fact]
    public void Accepting_what_is_accepted_changes_nothing()
    {
        var topic = Open();
        var reply = topic.Take(1, "Like this.", Jorge, official: false, Monday);
        topic.Accept(reply, Mei, Monday);

        topic.Accept(reply, Mei, Monday.AddDays(1));

        Assert.Equal(Monday, topic.AcceptedAt);
    }

    [Fact]
    public void A_host_may_accept_for_the_asker_but_no_other_member()
    {
        var topic = Open();
        var reply = topic.Take(1, "Like this.", Jorge, official: false, Monday);

        var no = Assert.Throws<Refusal>(() => topic.Accept(reply, Jorge, Monday));
        Assert.Equal(("not_asker", 403), (no.Code, no.Status));
        Assert.Null(topic.AcceptedReplyId);

        topic.Accept(reply, Sofia, Monday);
        Assert.Equal(Sofia.UserId, topic.AcceptedById);
    }

    [Fact]
    public void Only_questions_have_an_accepted_answer_and_only_one_that_is_shown()
    {
        var discussion = Open(TopicKind.Discussion);
        var reply = discussion.Take(1, "I think so.", Jorge, official: false, Monday);
        Assert.Equal("not_a_question", Assert.Throws<Refusal>(() => discussion.Accept(reply, Mei, Monday)).Code);

        var question = Open();
        var hidden = question.Take(1, "Buy followers!", Jorge, official: false, Monday);
        hidden.Hide(hidden: true, "Advertising.", 2, Monday);
        Assert.Equal("reply_hidden", Assert.Throws<Refusal>(() => question.Accept(hidden, Mei, Monday)).Code);
    }

    [Fact]
    public void Only_staff_can_mark_an_answer_as_official()
    {
        var topic = Open();

        Assert.True(topic.Take(1, "The rule says so.", Sofia, official: true, Monday).IsOfficial);
        Assert.False(topic.Take(2, "Trust me.", Jorge, official: true, Monday).IsOfficial);
    }

    [Fact]
    public void An_edit_keeps_what_was_said_before()
    {
        var topic = Open();

        Assert.Null(topic.Edit(Mei, topic.Title, topic.Text, Monday.AddHours(1)));
        Assert.Null(topic.EditedAt);

        var before = topic.Edit(Mei, topic.Title, "I found it.", Monday.AddHours(2));
        Assert.Equal("Where is the label?", before!.Text);
        Assert.Equal((Monday, Monday.AddHours(2)), (before.From, before.Until));
        Assert.Equal("I found it.", topic.Text);
    }

    [Fact]
    public void A_reply_in_a_closed_topic_stays_as_it_is()
    {
        var topic = Open();
        var reply = topic.Take(1, "Like this.", Jorge, official: false, Monday);
        topic.Lock(locked: true, Monday);

        Assert.Equal("topic_locked", Assert.Throws<Refusal>(() => reply.Edit(topic, Jorge, "Changed.", 2, Monday)).Code);
        Assert.Equal("Like this.", reply.Text);
    }

    [Fact]
    public void In_the_official_group_only_hosts_open_topics()
    {
        var news = new Group { Id = Guid.CreateVersion7(Monday), Slug = "news", Name = "News", Kind = GroupKind.Official };

        news.RefuseTopicsOfOthers(byHost: true);
        Assert.Equal("official_group", Assert.Throws<Refusal>(() => news.RefuseTopicsOfOthers(byHost: false)).Code);
    }

    [Theory]
    [InlineData("Late parcels, EU, #Late parcels", "late-parcels,eu")]
    [InlineData("one,two,three,four,five,six", "one,two,three,four,five")]
    [InlineData(" , # ;", "")]
    [InlineData(null, "")]
    public void Tags_are_plain_words_each_once(string? written, string expected) => Assert.Equal(expected, string.Join(',', PostText.Tags(written)));

    [Theory]
    [InlineData("Thank you @Mei Chen!", true)]
    [InlineData("@mei, look", true)]
    [InlineData("@Meister", false)]
    [InlineData("Mei Chen said", false)]
    public void A_mention_is_an_at_and_a_name(string text, bool mentioned) => Assert.Equal(mentioned, TellFollowers.Mentions(text, "Mei Chen"));

    private static Topic Open(TopicKind kind = TopicKind.Question, string title = "Label", string text = "Where is the label?") =>
        Topic.Open(Guid.CreateVersion7(Monday), 1, kind, title, text, Mei.UserId, Monday);

    private static Caller Someone(string name, Roles roles) => new(Guid.CreateVersion7(Monday), name, roles, null, [], "en", "UTC");
}
