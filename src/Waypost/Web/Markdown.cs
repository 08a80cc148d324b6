using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Waypost.Web;

/// Markdown as written by editors, agents and sellers, made safe: raw HTML is shown as text, links go to the web or to our pages only,
/// pictures come from our own files only.
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseAutoIdentifiers().UseTaskLists().Build();

    public static MarkupString Show(string text) => new(ToHtml(text));

    /// `pictures`: the folder that relative picture addresses belong to; without it only `/files/…` pictures are shown.
    public static string ToHtml(string text, string? pictures = null)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Mend(link, pictures);
        foreach (var auto in document.Descendants<AutolinkInline>()) auto.GetAttributes().AddPropertyIfNotExist("rel", "nofollow ugc noopener");
        return document.ToHtml(Pipeline);
    }

    public static string ToPlainText(string text) => Markdig.Markdown.ToPlainText(text, Pipeline).Trim();

    private static void Mend(LinkInline link, string? pictures)
    {
        var url = link.Url ?? "";
        if (link.IsImage)
        {
            if (pictures is not null && url.StartsWith("pictures/", StringComparison.Ordinal) && !url.Contains("..", StringComparison.Ordinal)) link.Url = pictures + url["pictures/".Length..];
            else if (!url.StartsWith("/files/", StringComparison.Ordinal)) link.IsImage = false;
            link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        }

        var ours = url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal);
        if (ours || url.StartsWith('#') || link.IsImage) return;
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            link.GetAttributes().AddPropertyIfNotExist("rel", "nofollow ugc noopener");
        else
            link.Url = "";
    }
}
