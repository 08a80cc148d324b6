using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Waypost.Web;

namespace Waypost.HelpCenter;

/// An article's text as HTML, made once for each version: the whole, or a tutorial's beginning, steps and end.
public sealed partial record RenderedArticle(MarkupString Html, IReadOnlyList<Heading> Contents, IReadOnlyList<StepView> Steps, MarkupString After, int ReadingMinutes, string PlainText)
{
    private const int WordsPerMinute = 200;

    /// Where `pictures/NAME.png` in a text leads.
    public const string Pictures = "/help/pictures/";

    public static RenderedArticle Of(ArticleKind kind, string markdown)
    {
        var body = HelpPictures.DropMissing(markdown);
        var plain = Markdown.ToPlainText(body);
        var minutes = Math.Max(1, (int)Math.Round(plain.Count(char.IsWhiteSpace) / (double)WordsPerMinute));
        if (kind == ArticleKind.Tutorial && Parts(body) is { Steps.Count: > 0 } parts)
        {
            var steps = parts.Steps.Select((step, at) => new StepView(at + 1, step.Title, new MarkupString(Html4(step.Body)), Markdown.ToPlainText(step.Body))).ToList();
            return new RenderedArticle(new MarkupString(Make(parts.Before)), [.. steps.Select(step => new Heading($"step-{step.Number}", step.Title))], steps,
                new MarkupString(Make(parts.After)), minutes, plain);
        }

        var html = Make(body);
        var contents = HeadingPattern().Matches(html).Select(match => new Heading(match.Groups["id"].Value, WebUtility.HtmlDecode(TagPattern().Replace(match.Groups["title"].Value, "")))).ToList();
        return new RenderedArticle(new MarkupString(html), contents, [], default, minutes, plain);
    }

    private static string Make(string markdown) => markdown.Length == 0 ? "" : Markdown.ToHtml(markdown, Pictures);

    /// A step's own headings stand below the step's.
    private static string Html4(string markdown) => Make(markdown).Replace("<h3", "<h4", StringComparison.Ordinal).Replace("</h3>", "</h4>", StringComparison.Ordinal);

    /// Every `##` heading begins a step; a `###` heading in the last one begins what stands after the steps.
    private static (string Before, List<(string Title, string Body)> Steps, string After) Parts(string markdown)
    {
        var (before, after) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        var steps = new List<(string Title, System.Text.StringBuilder Body)>();
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var lastStep = Array.FindLastIndex(lines, line => line.StartsWith("## ", StringComparison.Ordinal));
        var (inCode, ended) = (false, false);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal)) inCode = !inCode;
            if (!inCode && lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                steps.Add((Markdown.ToPlainText(lines[i][3..].Trim()), new System.Text.StringBuilder()));
                continue;
            }

            ended |= !inCode && i > lastStep && steps.Count > 0 && lines[i].StartsWith("### ", StringComparison.Ordinal);
            var part = ended ? after : steps.Count == 0 ? before : steps[^1].Body;
            part.Append(ended && lines[i].StartsWith("### ", StringComparison.Ordinal) ? lines[i][1..] : lines[i]).Append('\n');
        }

        return (before.ToString().Trim(), [.. steps.Select(step => (step.Title, step.Body.ToString().Trim()))], after.ToString().Trim());
    }

    [GeneratedRegex("<h2 id=\"(?<id>[^\"]+)\">(?<title>.*?)</h2>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("<[^>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex TagPattern();
}

public sealed record Heading(string Id, string Title);

public sealed record StepView(int Number, string Title, MarkupString Html, string PlainText);
