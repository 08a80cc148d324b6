using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Waypost.Storage;

namespace Waypost.Chat;

/// Writes the messages of one group on PostgreSQL, where each statement is a journey: three for the whole group, however large.
internal static class PostgresMessages
{
    public static async Task<IReadOnlyList<Posted>> WriteAsync(WaypostDb db, IReadOnlyList<NewMessage> group, DateTimeOffset now, CancellationToken stop)
    {
        var connection = (NpgsqlConnection)db.Database.CurrentTransaction!.GetDbTransaction().Connection!;

        // The rows' locks come before the look for twins, and make the commits' order the numbers' order.
        var heads = await HoldAsync(connection, group, stop);
        var twins = await FindTwinsAsync(connection, group, stop);

        var results = new List<Posted>(group.Count);
        var written = new List<(NewMessage Message, Line Line)>(group.Count);
        foreach (var message in group)
        {
            var key = (message.ConversationId, message.AuthorId, message.ClientId);
            if (twins.TryGetValue(key, out var twin))
            {
                results.Add(new Posted(twin, false));
            }
            else if (heads.TryGetValue(message.ConversationId, out var head) && head.Takes(message))
            {
                heads[message.ConversationId] = head with { LastSeq = head.LastSeq + 1 };
                var line = twins[key] = message.AsLine(head.LastSeq + 1, message.Text, now);
                written.Add((message, line));
                results.Add(new Posted(line, true));
            }
            else
            {
                results.Add(new Posted(null, false));
            }
        }

        if (written.Count > 0) await InsertAsync(connection, written, stop);
        return results;
    }

    private sealed record Head(bool IsOpen, bool IsAssigned, long LastSeq)
    {
        public bool Takes(NewMessage message) => IsOpen && (message.BySeller || IsAssigned);
    }

    /// Locked in the order of their ids, so that two nodes never wait for each other's rows crosswise.
    private static async Task<Dictionary<Guid, Head>> HoldAsync(NpgsqlConnection connection, IReadOnlyList<NewMessage> group, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT id, status IN ('Waiting', 'Active'), assignee_id IS NOT NULL, last_seq FROM conversations WHERE id = ANY($1) ORDER BY id FOR UPDATE", connection)
        {
            Parameters = { new() { Value = group.Select(message => message.ConversationId).Distinct().ToArray() } },
        };
        var heads = new Dictionary<Guid, Head>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) heads[reader.GetGuid(0)] = new Head(reader.GetBoolean(1), reader.GetBoolean(2), reader.GetInt64(3));
        return heads;
    }

    private static async Task<Dictionary<(Guid, Guid, string), Line>> FindTwinsAsync(NpgsqlConnection connection, IReadOnlyList<NewMessage> group, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("""
            SELECT sent.place, line.seq, line.text, line.at FROM unnest($1, $2, $3) WITH ORDINALITY AS sent (conversation_id, author_id, client_id, place)
            JOIN conversation_lines AS line ON line.conversation_id = sent.conversation_id AND line.author_id = sent.author_id AND line.client_id = sent.client_id
            """, connection)
        {
            Parameters = { Column(group, message => message.ConversationId), Column(group, message => message.AuthorId), Column(group, message => message.ClientId) },
        };
        var twins = new Dictionary<(Guid, Guid, string), Line>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var message = group[(int)reader.GetInt64(0) - 1];
            twins[(message.ConversationId, message.AuthorId, message.ClientId)] = message.AsLine(reader.GetInt64(1), reader.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)));
        }

        return twins;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, List<(NewMessage Message, Line Line)> written, CancellationToken stop)
    {
        var last = written.GroupBy(each => each.Line.ConversationId).Select(lines => lines.Last()).ToList();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("""
                    UPDATE conversations SET last_seq = now.seq, last_line_at = now.at, last_from_seller = now.seller
                    FROM unnest($1, $2, $3, $4) AS now (id, seq, at, seller) WHERE conversations.id = now.id
                    """)
                {
                    Parameters = { Column(last, each => each.Line.ConversationId), Column(last, each => each.Line.Seq), Column(last, each => each.Line.At.ToUnixTimeMilliseconds()), Column(last, each => each.Message.BySeller) },
                },
                new("""
                    INSERT INTO conversation_lines (conversation_id, seq, kind, "from", author_id, author_name, client_id, text, at)
                    SELECT conversation_id, seq, 'Message', side, author_id, author_name, client_id, text, at
                    FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS line (conversation_id, seq, side, author_id, author_name, client_id, text, at)
                    """)
                {
                    Parameters =
                    {
                        Column(written, each => each.Line.ConversationId), Column(written, each => each.Line.Seq), Column(written, each => each.Line.From.ToString()), Column(written, each => each.Message.AuthorId),
                        Column(written, each => each.Line.AuthorName), Column(written, each => each.Message.ClientId), Column(written, each => each.Line.Text), Column(written, each => each.Line.At.ToUnixTimeMilliseconds()),
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(stop);
    }

    private static NpgsqlParameter Column<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => new() { Value = rows.Select(value).ToArray() };
}
