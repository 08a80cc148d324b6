using System.Text;
using Waypost.Text;

namespace Waypost.TextBench;

/// Articles of made-up words whose frequencies fall as in a language (Zipf), and questions for one of them each.
internal sealed class Corpus
{
    private const int Words = 40_000, CommonWords = 60;
    private readonly string[] _words;
    private readonly double[] _cumulated;
    private readonly Random _chance;

    public Corpus(int seed)
    {
        _chance = new Random(seed);
        _words = MakeWords();
        _cumulated = new double[Words];
        var sum = 0.0;
        for (var i = 0; i < Words; i++) _cumulated[i] = sum += 1 / (i + 2.7);
    }

    public List<SearchDocument> Articles(int count, int median) => [.. Enumerable.Range(0, count).Select(i => Article(i, median))];

    public SearchDocument Article(int number, int median) => new()
    {
        Id = number.ToString(), Kind = "article", Title = Text(3 + _chance.Next(6), 30), Body = Text((int)(median * Math.Exp(0.6 * Normal())) + 20, 0),
    };

    /// Two to four words that stand in one article, mostly not the commonest, and which article that is.
    public List<(string Text, string Id)> Questions(List<SearchDocument> articles, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var article = articles[_chance.Next(articles.Count)];
        string[] title = article.Title.Split(' '), body = article.Body.Split(' ');
        var words = new List<string> { title[_chance.Next(title.Length)] };
        for (var more = 1 + _chance.Next(3); more > 0; more--) words.Add(body[_chance.Next(body.Length)]);
        return (string.Join(' ', words), article.Id);
    })];

    private string Text(int length, int above)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(i == 0 ? "" : " ").Append(Word(above));
        return text.ToString();
    }

    private string Word(int above)
    {
        while (true)
        {
            var at = Array.BinarySearch(_cumulated, _chance.NextDouble() * _cumulated[^1]);
            var word = Math.Min(at < 0 ? ~at : at, Words - 1);
            if (word >= above) return _words[word];
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());

    /// Pronounceable and different; common words are short.
    private string[] MakeWords()
    {
        const string consonants = "bcdfghklmnprstvwz", vowels = "aeiou";
        var made = new HashSet<string>(StringComparer.Ordinal);
        var words = new string[Words];
        for (var i = 0; i < Words; i++)
        {
            do
            {
                var word = new StringBuilder();
                for (var syllable = 0; syllable < (i < CommonWords ? 1 : 2) + _chance.Next(3); syllable++)
                    word.Append(consonants[_chance.Next(consonants.Length)]).Append(vowels[_chance.Next(vowels.Length)]).Append(_chance.Next(3) == 0 ? consonants[_chance.Next(consonants.Length)].ToString() : "");
                words[i] = word.ToString();
            }
            while (!made.Add(words[i]));
        }

        return words;
    }
}
