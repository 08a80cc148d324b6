using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// Turns of phrase are seen in every language, also around words that nobody has written down.
public sealed class WordingTests
{
    [Theory]
    [InlineData("Has anyone tried quantum parcels?", "asks whether anyone else")]
    [InlineData("My account was suspended over a frobnicator", "held, removed, refused")]
    [InlineData("How do I set up frobnication?", "how do I")]
    [InlineData("大家的frobnicator利润怎么样", "addresses the others")]
    [InlineData("各位，frobnicator怎么设置", "addresses the others")]
    [InlineData("余额被扣3,000元", "a sum of money")]
    [InlineData("5 USD gone", "a sum of money")]
    [InlineData("3 weeks of frobnication", "time that has passed")]
    [InlineData("ayer frobnicó", "time that has passed")]
    [InlineData("我在ebay开frobnicator", "names a marketplace")]
    [InlineData("等了12天了", "time that has passed")]
    [InlineData("Tolong, saldo saya ditahan", "my account, my order, my money")]
    [InlineData("¿Cómo puedo cambiar el frobnicador?", "how do I")]
    [InlineData("tài khoản của tôi bị khóa", "held, removed, refused")]
    public void It_reads_the_turn_of_phrase(string text, string group)
    {
        Assert.Contains(group, Wording.Shipped.Told(text).Select(told => told.Group));
        Assert.Equal(Wording.Shipped.Told(text).Select(told => told.Sign).Order(), Read(text).Where(sign => sign < Wording.Shipped.Signs - 2).Order());
    }

    [Fact]
    public void Every_phrase_is_found_where_it_stands_alone()
    {
        var (group, count) = (-1, 0);
        foreach (var line in Wording.Shipped.Lines.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            if (line[0] == '[') group++;
            else
                foreach (var phrase in line.Split(", ").Select(phrase => phrase.TrimStart('^', ' ').TrimEnd('*')))
                {
                    Assert.True(Read(phrase).Contains((ushort)group), $"“{phrase}” of group {group} is not found.");
                    if (count++ % 100 == 0) Assert.Contains(Wording.Shipped.Told(phrase), told => told.Sign == group);
                }
        }
    }

    [Theory]
    [InlineData("#")]
    [InlineData("abc*")]
    [InlineData("one two three four five six")]
    public void A_phrase_that_could_never_be_found_is_refused(string phrase) => Assert.Throws<InvalidDataException>(() => Wording.Read(["[group]", phrase]));

    [Fact]
    public void A_group_counts_once() => Assert.Equal(Read("anyone"), Read("anyone anyone anyone else"));

    [Fact]
    public void Numbers_and_curly_apostrophes_are_read_as_people_mean_them()
    {
        Assert.Equal(Read("it won't load, $5 gone"), Read("It WON’T load, $1,234.50 gone"));
        Assert.NotEqual(Read("gone"), Read("$5 gone"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2001)]
    [InlineData(9000)]
    public void Any_length_is_read(int length) => Read(new string('!', length) + string.Concat(Enumerable.Repeat("a 1 ", length)));

    private static ushort[] Read(string text) => Wording.Shipped.Read(text, new ushort[Wording.Shipped.Signs]).ToArray();
}
