using Waypost.Live;
using Waypost.Storage;

namespace Waypost.Chat;

/// A plain message on its way into the log.
public sealed record NewMessage(Guid ConversationId, Guid AuthorId, string AuthorName, bool BySeller, string Text, string ClientId)
{
    public LineFrom From => BySeller ? LineFrom.Seller : LineFrom.Agent;

    public Line AsLine(long seq, string text, DateTimeOffset at) => new()
    {
        ConversationId = ConversationId, Seq = seq, Kind = LineKind.Message, From = From, AuthorId = AuthorId, AuthorName = AuthorName, ClientId = ClientId, Text = text, At = at,
    };
}

/// What became of it; no line when the conversation changed meanwhile and the message must take the longer way.
public sealed record Posted(Line? Line, bool IsNew);

/// The one hot write: messages that arrive while a commit is under way share the next one.
public sealed class MessageLane : IAsyncDisposable
{
    private readonly GroupCommit<NewMessage, Posted> _group;
    private readonly Database _database;
    private readonly TimeProvider _clock;

    public MessageLane(WriteLane lane, Database database, ConversationTails tails, Nudges nudges, ConversationDirectory directory, TimeProvider clock)
    {
        _ = directory; // it must listen before the first message
        (_database, _clock) = (database, clock);
        _group = new GroupCommit<NewMessage, Posted>(lane, leaders: database.IsPostgres ? 2 : 1, Durable.Now, WriteAsync, results =>
        {
            foreach (var posted in results)
                if (posted is { IsNew: true, Line: { } line }) tails.Append(line);
            foreach (var posted in results)
                if (posted is { IsNew: true, Line: { } line }) nudges.Give(ConversationLog.NameOf(line.ConversationId));
        });
    }

    public Task<Posted> AddAsync(NewMessage message) => _group.AddAsync(message);

    private async Task<IReadOnlyList<Posted>> WriteAsync(WaypostDb db, IReadOnlyList<NewMessage> group, CancellationToken stop)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds()); // as it will be read again
        var results = _database.IsPostgres ? await PostgresMessages.WriteAsync(db, group, now, stop) : await SqliteMessages.WriteAsync(db, group, now, stop);
        foreach (var posted in results)
            if (posted is { IsNew: true, Line: { } line }) db.NudgeElsewhere(ConversationLog.ChangedPrefix + line.ConversationId);
        return results;
    }

    public ValueTask DisposeAsync() => _group.DisposeAsync();
}
