using Waypost.Navigator.Issues;

namespace Waypost.Tests.Navigator;

/// Turns of phrase tell the nature of an issue, also around words that nobody has written down.
public sealed class WordingTests
{
    [Theory]
    [InlineData("Has anyone tried quantum parcels?", Nature.AmongSellers)]
    [InlineData("My account was suspended over a frobnicator", Nature.OwnCase)]
    [InlineData("How do I set up frobnication?", Nature.SameForAll)]
    [InlineData("大家的frobnicator利润怎么样", Nature.AmongSellers)]
    [InlineData("Tolong, saldo saya ditahan", Nature.OwnCase)]
    [InlineData("¿Cómo puedo cambiar el frobnicador?", Nature.SameForAll)]
    [InlineData("tài khoản của tôi bị khóa", Nature.OwnCase)]
    public void It_reads_the_turn_of_phrase(string text, Nature expected)
    {
        var natures = Score(text);

        Assert.Equal((int)expected, Array.IndexOf(natures, natures.Max()));
    }

    [Fact]
    public void A_group_counts_once() => Assert.Equal(Score("anyone"), Score("anyone anyone anyone else"));

    [Fact]
    public void Numbers_and_curly_apostrophes_are_read_as_people_mean_them()
    {
        Assert.Equal(Score("it won't load, $5 gone"), Score("It WON’T load, $1,234.50 gone"));
        Assert.NotEqual(Score("gone"), Score("$5 gone"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2001)]
    [InlineData(9000)]
    public void Any_length_is_read(int length) => Score(new string('!', length) + string.Concat(Enumerable.Repeat("a 1 ", length)));

    private static double[] Score(string text)
    {
        var natures = new double[Natures.Count];
        Wording.Shipped.Score(Wording.Shipped.Read(text, new ushort[Wording.Shipped.Signs]), natures);
        return natures;
    }
}
