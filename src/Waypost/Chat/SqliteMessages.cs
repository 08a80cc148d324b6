using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Waypost.Storage;

namespace Waypost.Chat;

/// Writes the messages of one group on SQLite, where a statement costs next to nothing: one by one, with commands prepared once.
internal sealed class SqliteMessages : IAsyncDisposable
{
    private readonly DbTransaction _transaction;
    private readonly DateTimeOffset _now;
    private readonly DbCommand _twin;
    private readonly DbCommand _number;
    private readonly DbCommand _insert;

    private SqliteMessages(WaypostDb db, DateTimeOffset now)
    {
        (_transaction, _now) = (db.Database.CurrentTransaction!.GetDbTransaction(), now);
        _twin = Command("SELECT seq, at, text FROM conversation_lines WHERE conversation_id = @id AND author_id = @author AND client_id = @client", "id", "author", "client");
        _number = Command("""
            UPDATE conversations SET last_seq = last_seq + 1, last_line_at = @at, last_from_seller = @seller
            WHERE id = @id AND status IN ('Waiting', 'Active') AND (@seller OR assignee_id IS NOT NULL) RETURNING last_seq
            """, "id", "at", "seller");
        _insert = Command("""
            INSERT INTO conversation_lines (conversation_id, seq, kind, "from", author_id, author_name, client_id, text, at)
            VALUES (@id, @seq, 'Message', @from, @author, @name, @client, @text, @at)
            """, "id", "seq", "from", "author", "name", "client", "text", "at");
    }

    public static async Task<IReadOnlyList<Posted>> WriteAsync(WaypostDb db, IReadOnlyList<NewMessage> group, DateTimeOffset now, CancellationToken stop)
    {
        await using var writer = new SqliteMessages(db, now);
        var results = new List<Posted>(group.Count);
        foreach (var message in group) results.Add(await writer.WriteAsync(message, stop));
        return results;
    }

    private async Task<Posted> WriteAsync(NewMessage message, CancellationToken stop)
    {
        if (await FindTwinAsync(message, stop) is { } twin) return new Posted(twin, false);
        if (await With(_number, message.ConversationId, _now.ToUnixTimeMilliseconds(), message.BySeller).ExecuteScalarAsync(stop) is not long seq) return new Posted(null, false);

        var line = message.AsLine(seq, message.Text, _now);
        await With(_insert, line.ConversationId, seq, line.From.ToString(), message.AuthorId, message.AuthorName, message.ClientId, message.Text, _now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync(stop);
        return new Posted(line, true);
    }

    private async Task<Line?> FindTwinAsync(NewMessage message, CancellationToken stop)
    {
        await using var reader = await With(_twin, message.ConversationId, message.AuthorId, message.ClientId).ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? message.AsLine(reader.GetInt64(0), reader.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))) : null;
    }

    private DbCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, _transaction);
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DbCommand With(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        await _number.DisposeAsync();
        await _insert.DisposeAsync();
    }
}
