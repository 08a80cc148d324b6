using Waypost.Accounts;
using Waypost.Accounts.Connectors;
using static Waypost.Tests.Accounts.Facts;

namespace Waypost.Tests.Accounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(124050, "USD", "$1,240.50")]
    [InlineData(-584, "USD", "−$5.84")]
    [InlineData(150000, "VND", "₫150,000")]
    [InlineData(1000, "CHF", "CHF 10.00")]
    public void Amounts_read_as_people_write_them(long minor, string currency, string text) => Assert.Equal(text, Money.Show(minor, currency));

    [Theory]
    [InlineData("SG53HARB17212435", "•••• 2435")]
    [InlineData("123", "•••")]
    [InlineData("", "")]
    public void A_masked_value_keeps_four_characters_at_most(string value, string masked) => Assert.Equal(masked, EmbeddedConnector.Mask(value));

    [Fact]
    public void Deadlines_move_later_only_and_not_too_far()
    {
        Assert.Equal(Now.AddDays(3), Deadline.Later(Now, Deadline.Demand(Now.AddDays(3), Now)));
        Assert.Equal("wrong_deadline", Assert.Throws<Refusal>(() => Deadline.Demand(Now.AddDays(15), Now)).Code);
        Assert.Equal("wrong_deadline", Assert.Throws<Refusal>(() => Deadline.Demand(null, Now)).Code);
        Assert.Equal("deadline_not_later", Assert.Throws<Refusal>(() => Deadline.Later(Now.AddDays(5), Now.AddDays(3))).Code);
    }

    [Fact]
    public void Only_a_failed_payout_is_sent_again_and_only_a_held_one_released()
    {
        var payout = new Payout { SellerId = Guid.Empty, Number = "P-1", Date = Now.AddDays(-3), State = PayoutStates.Failed, Reason = "x", Lines = [] };
        Assert.Equal("payout_not_held", Assert.Throws<Refusal>(() => payout.LiftHold(Now)).Code);
        payout.Retry(Now);
        Assert.Equal((PayoutStates.Scheduled, null, Now), (payout.State, payout.Reason, payout.Date));
        Assert.Equal("payout_not_failed", Assert.Throws<Refusal>(() => payout.Retry(Now)).Code);
    }
}
