using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waypost.Search;

/// Writes a search answer as JSON, straight into bytes: `{results, answer, corrected}`.
public static class SearchJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic] private static ArrayBufferWriter<byte>? t_buffer;
    [ThreadStatic] private static Utf8JsonWriter? t_writer;
    [ThreadStatic] private static System.Text.StringBuilder? t_text;

    public static byte[] Write(SearchAnswer answer)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        var json = t_writer ??= new Utf8JsonWriter(buffer, Options);
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        foreach (var hit in answer.Hits) WriteHit(json, hit);
        json.WriteEndArray();
        if (answer.Answer is { } top)
        {
            json.WriteStartObject("answer"u8);
            json.WriteString("kind"u8, top.Kind);
            json.WriteString("id"u8, top.Id);
            json.WriteString("title"u8, top.Title);
            json.WriteString("text"u8, top.Answer);
            json.WriteString("url"u8, top.Url);
            json.WriteEndObject();
        }
        else json.WriteNull("answer"u8);
        if (answer.Corrected is null) json.WriteNull("corrected"u8);
        else json.WriteString("corrected"u8, answer.Corrected);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHit(Utf8JsonWriter json, SearchHit hit)
    {
        json.WriteStartObject();
        json.WriteString("kind"u8, hit.Kind);
        json.WriteString("id"u8, hit.Id);
        json.WriteString("title"u8, hit.Title);
        json.WriteString("snippet"u8, SnippetHtml(hit.Snippet));
        json.WriteString("url"u8, hit.Url);
        json.WriteNumber("score"u8, MathF.Round(hit.Score, 3));
        json.WriteEndObject();
    }

    /// HTML that is safe to show: everything encoded, what was found in `mark`.
    public static string SnippetHtml(IReadOnlyList<(string Text, bool IsHit)> parts)
    {
        var html = t_text ??= new System.Text.StringBuilder(512);
        html.Clear();
        foreach (var (text, isHit) in parts)
        {
            if (isHit) html.Append("<mark>");
            foreach (var letter in text)
            {
                switch (letter)
                {
                    case '<': html.Append("&lt;"); break;
                    case '>': html.Append("&gt;"); break;
                    case '&': html.Append("&amp;"); break;
                    case '"': html.Append("&quot;"); break;
                    case '\'': html.Append("&#39;"); break;
                    default: html.Append(letter); break;
                }
            }

            if (isHit) html.Append("</mark>");
        }

        return html.ToString();
    }
}

/// The shape of the search's answer, for the API description.
public sealed record SearchAnswerJson(IReadOnlyList<SearchResultJson> Results, SearchTopAnswerJson? Answer, string? Corrected);

public sealed record SearchResultJson(string Kind, string Id, string Title, string Snippet, string Url, float Score);

public sealed record SearchTopAnswerJson(string Kind, string Id, string Title, string Text, string Url);
