using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Chat;

/// The last lines of busy conversations, so that one read serves a node and not one per reader. The database stays the truth:
/// whoever is further behind than the tail reads there.
public sealed class ConversationTails(IDbContextFactory<WaypostDb> contexts)
{
    private const int LinesKept = 64;
    private const int MostTails = 20_000;
    private readonly ConcurrentDictionary<Guid, Tail> _tails = new();

    /// A line with its event-stream bytes, made once for all its readers.
    public sealed record Kept(Line Line, byte[] Event)
    {
        public bool StaffOnly => Line.Kind == LineKind.Note;
    }

    private sealed record Tail(long First, Kept[] Lines)
    {
        public long Last => First + Lines.Length - 1;
    }

    /// All lines after the number, in order.
    public async ValueTask<IReadOnlyList<Kept>> ReadAsync(Guid conversationId, long after, CancellationToken stop)
    {
        if (_tails.TryGetValue(conversationId, out var tail) && after >= tail.First - 1)
            return after >= tail.Last ? Array.Empty<Kept>() : new ArraySegment<Kept>(tail.Lines, (int)(after - tail.First + 1), (int)(tail.Last - after));

        await using var db = await contexts.CreateDbContextAsync(stop);
        var lines = await db.Lines.AsNoTracking().Where(l => l.ConversationId == conversationId && l.Seq > after).OrderBy(l => l.Seq).ToListAsync(stop);
        return lines.ConvertAll(Keep);
    }

    /// Takes in what this process has just committed. A gap ends the tail: the next reader asks the database.
    public void Append(Line line)
    {
        if (_tails.Count > MostTails) _tails.Clear();
        _tails.AddOrUpdate(line.ConversationId, _ => new Tail(line.Seq, [Keep(line)]), (_, tail) =>
        {
            if (line.Seq <= tail.Last) return tail;
            if (line.Seq != tail.Last + 1) return new Tail(line.Seq, [Keep(line)]);
            var kept = tail.Lines.Length < LinesKept ? tail.Lines : tail.Lines[(LinesKept / 2)..];
            return new Tail(tail.Last + 1 - kept.Length, [.. kept, Keep(line)]);
        });
    }

    public void Drop(Guid conversationId) => _tails.TryRemove(conversationId, out _);

    public void Clear() => _tails.Clear();

    private static Kept Keep(Line line) => new(line, EventOf(line));

    private static byte[] EventOf(Line line)
    {
        var (kind, json) = LineJson.Of(line);
        return Encoding.UTF8.GetBytes($"id: {line.Seq}\nevent: {kind}\ndata: {json}\n\n");
    }
}

/// A line as programs read it.
public static class LineJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (string Kind, string Json) Of(Line line) => line.Kind switch
    {
        LineKind.Status => ("status", JsonSerializer.Serialize(new { seq = line.Seq, status = Snake(line.Status), text = Sentence(line), at = Utc(line.At) }, Options)),
        _ => (line.Kind == LineKind.Note ? "note" : "message", JsonSerializer.Serialize(new
        {
            seq = line.Seq, clientId = line.ClientId, from = line.From.ToString().ToLowerInvariant(), name = line.AuthorName, authorId = line.AuthorId, text = line.Text,
            files = line.Files.Select(file => new { id = file.Id, name = file.Name, contentType = file.ContentType, url = $"/files/{file.Id}" }), at = Utc(line.At),
        }, Options)),
    };

    public static string Sentence(Line line) => line.Kind == LineKind.Status ? Web.Words.T(line.Text, line.Data ?? "") : line.Text;

    public static string Snake(ConversationStatus? status) => status switch
    {
        ConversationStatus.ProposedClose => "proposed_close",
        { } other => other.ToString().ToLowerInvariant(),
        null => "",
    };

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
