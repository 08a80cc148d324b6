using System.Text.Json;
using Waypost.People;

namespace Waypost.Chat;

public enum LineKind { Message, Note, Status }

public enum LineFrom { Seller, Agent, System }

/// A picture or PDF in a line.
public sealed record LineFile(Guid Id, string Name, string ContentType);

/// One stored line of a conversation, numbered without gaps by the conversation.
public sealed class Line
{
    public required Guid ConversationId { get; init; }
    public required long Seq { get; init; }
    public required LineKind Kind { get; init; }
    public required LineFrom From { get; init; }
    public Guid? AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public string? ClientId { get; init; }

    /// Markdown; for a state line the sentence with its value in braces.
    public required string Text { get; init; }

    /// The value of a state line's sentence, or the files of a message as JSON.
    public string? Data { get; init; }
    public ConversationStatus? Status { get; init; }
    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<LineFile> Files => Kind == LineKind.Status || Data is null or [not '[', ..] ? [] : JsonSerializer.Deserialize<List<LineFile>>(Data) ?? [];
}

/// A line that has no number yet.
public sealed record NewLine(LineKind Kind, LineFrom From, Guid? AuthorId, string AuthorName, string? ClientId, string Text, string? Value, ConversationStatus? Status)
{
    public IReadOnlyList<LineFile> Files { get; init; } = [];

    public static NewLine Message(Caller by, LineFrom from, string text, string? clientId) => new(LineKind.Message, from, by.UserId, by.Name, clientId, text, null, null);

    public static NewLine State(Caller? by, ConversationStatus status, string sentence, string? value) =>
        new(LineKind.Status, LineFrom.System, by?.UserId, by?.Name ?? "", null, sentence, value, status);

    public Line Numbered(Guid conversationId, long seq, DateTimeOffset at) => new()
    {
        ConversationId = conversationId, Seq = seq, Kind = Kind, From = From, AuthorId = AuthorId, AuthorName = AuthorName, ClientId = ClientId,
        Text = Text, Data = Files.Count > 0 ? JsonSerializer.Serialize(Files) : Value, Status = Status, At = at,
    };
}
