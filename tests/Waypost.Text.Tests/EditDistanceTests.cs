using FsCheck;
using FsCheck.Fluent;

namespace Waypost.Text.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("payout", "payout", 0)]
    [InlineData("payout", "pyaout", 1)]
    [InlineData("payout", "payot", 1)]
    [InlineData("payout", "payoutt", 1)]
    [InlineData("withdrawal", "withdrwl", 2)]
    [InlineData("fee", "tax", 3)]
    public void Slips_are_counted(string a, string b, int slips) => Assert.Equal(slips, TextAnalyzer.Distance(a, b));

    [Fact]
    public void It_agrees_with_the_definition_and_is_the_same_both_ways()
    {
        var word = Gen.Elements("abc".ToCharArray()).ListOf().Select(letters => string.Concat(letters.Take(9)));
        Prop.ForAll(word.ToArbitrary(), word.ToArbitrary(), (a, b) =>
        {
            var slow = Slow(a, b);
            return EditDistance.Between(a, b, 20) == slow && EditDistance.Between(b, a, 20) == slow && EditDistance.Between(a, b, 1) == Math.Min(slow, 2);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_word_table_finds_just_the_words_in_reach()
    {
        var word = Gen.Elements("abcd".ToCharArray()).ListOf().Select(letters => string.Concat(letters.Take(8)) + "xy");
        Prop.ForAll(word.ListOf().ToArbitrary(), word.ToArbitrary(), Gen.Choose(1, 2).ToArbitrary(), (words, wanted, limit) =>
        {
            var terms = new TermTable();
            foreach (var each in words) terms.FindOrAdd(each);
            var table = WordTable.Of([(terms, [.. Enumerable.Range(0, terms.Count)])]);
            var found = new List<(int Word, int Distance)>();
            table.Near(wanted, limit, found);
            var expected = words.Distinct().Where(w => Slow(w, wanted) <= limit).Order(StringComparer.Ordinal);
            return found.Select(f => new string(table.Words[f.Word])).Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    private static int Slow(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
