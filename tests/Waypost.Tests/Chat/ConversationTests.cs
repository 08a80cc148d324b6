using Waypost.Chat;
using Waypost.People;

namespace Waypost.Tests.Chat;

public sealed class ConversationTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Shop = new("00000000-0000-4000-8000-000000000001");
    private static readonly Guid Payments = new("00000000-0000-4000-8000-000000000002");
    private static readonly Caller Mei = new(new("00000000-0000-4000-8000-000000000003"), "Mei", Roles.Seller, Shop, [], "en", "UTC");
    private static readonly Caller Anna = new(new("00000000-0000-4000-8000-000000000004"), "Anna", Roles.Agent, null, [Payments], "en", "UTC");
    private static readonly Caller Budi = new(new("00000000-0000-4000-8000-000000000005"), "Budi", Roles.Agent, null, [Payments], "en", "UTC");

    [Fact]
    public void Opens_with_the_sellers_words_and_waits()
    {
        var conversation = Opened();

        Assert.Equal(ConversationStatus.Waiting, conversation.Status);
        Assert.Equal("My payout failed", Assert.Single(conversation.Said).Text);
    }

    [Fact]
    public void The_first_agent_gets_it_and_the_second_hears_so()
    {
        var conversation = Opened();
        conversation.Accept(Anna, Monday);

        var no = Assert.Throws<Refusal>(() => conversation.Accept(Budi, Monday));

        Assert.Equal("already_accepted", no.Code);
        Assert.Equal(Anna.UserId, conversation.AssigneeId);
    }

    [Fact]
    public void Accepting_twice_is_no_error_and_leaves_one_line()
    {
        var conversation = Opened();
        conversation.Accept(Anna, Monday);
        conversation.Accept(Anna, Monday);

        Assert.Equal(2, conversation.Said.Count);
    }

    [Fact]
    public void An_agent_ends_nothing_alone()
    {
        var conversation = Accepted();
        conversation.Resolve(Anna, Monday);

        Assert.Equal(ConversationStatus.ProposedClose, conversation.Status);
        Assert.True(conversation.IsOpen);
    }

    [Fact]
    public void The_sellers_next_word_contests_the_proposal_and_keeps_the_person()
    {
        var conversation = Accepted();
        conversation.Resolve(Anna, Monday);
        conversation.Say(Mei, "No, it is still not there", "m1", [], Monday.AddHours(1));

        Assert.Equal(ConversationStatus.Active, conversation.Status);
        Assert.Equal(Anna.UserId, conversation.AssigneeId);
        Assert.Contains(ConversationChange.Reopened, conversation.Changes);
    }

    [Fact]
    public void What_nobody_answered_is_counted_apart_from_what_was_confirmed()
    {
        var silent = Accepted();
        silent.Resolve(Anna, Monday);
        silent.EndUnanswered(Monday.AddDays(4));
        var confirmed = Accepted();
        confirmed.Resolve(Mei, Monday);

        Assert.Equal(Ending.NoAnswer, silent.Ending);
        Assert.Equal(Ending.Confirmed, confirmed.Ending);
    }

    [Fact]
    public void Within_two_weeks_a_word_opens_it_again_later_it_is_refused_in_a_sentence()
    {
        var conversation = Accepted();
        conversation.Resolve(Mei, Monday);
        conversation.Say(Mei, "It came back", "m1", [], Monday.AddDays(13));
        Assert.Equal(ConversationStatus.Active, conversation.Status);

        conversation.Resolve(Mei, Monday.AddDays(13));
        var no = Assert.Throws<Refusal>(() => conversation.Say(Mei, "Again", "m2", [], Monday.AddDays(28)));
        Assert.Equal("reopen_window_over", no.Code);
        Assert.Equal(ConversationStatus.Closed, conversation.Status);
    }

    [Fact]
    public void A_seller_who_is_handed_on_keeps_the_place()
    {
        var conversation = Accepted();
        conversation.Transfer(Anna, Guid.Empty, "Trust");

        Assert.Equal(ConversationStatus.Waiting, conversation.Status);
        Assert.Equal(conversation.OpenedAt, conversation.WaitingSince);
        Assert.Null(conversation.AssigneeId);
    }

    [Fact]
    public void A_missed_promise_is_told_and_moves_the_seller_up_once()
    {
        var conversation = Opened();
        conversation.MissPromise(Monday.AddMinutes(20));
        conversation.MissPromise(Monday.AddMinutes(21));

        Assert.Equal(2, conversation.Priority);
        Assert.Equal(2, conversation.Said.Count);
    }

    [Fact]
    public void When_the_agent_is_gone_it_waits_for_the_next_one_in_its_old_place()
    {
        var conversation = Accepted();
        conversation.ReturnToLine(Monday.AddHours(1));

        Assert.Equal(ConversationStatus.Waiting, conversation.Status);
        Assert.Equal(conversation.OpenedAt, conversation.WaitingSince);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_rating_is_from_one_to_five(int score) => Assert.Equal("wrong_score", Assert.Throws<Refusal>(() => Accepted().Rate(score, null)).Code);

    private static Conversation Opened() => Conversation.Open(Mei, Shop, new Opening("My payout failed", Payments, TimeSpan.FromMinutes(8)), Monday);

    private static Conversation Accepted()
    {
        var conversation = Opened();
        conversation.Accept(Anna, Monday);
        return conversation;
    }
}
