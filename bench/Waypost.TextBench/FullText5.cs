using Microsoft.Data.Sqlite;
using Waypost.Text;

namespace Waypost.TextBench;

/// SQLite's full-text search (FTS5) over the same articles, in memory, with statements prepared once.
internal sealed class FullText5 : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _plain, _withSnippets;

    public FullText5(List<SearchDocument> articles)
    {
        _connection.Open();
        Command("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, body)").ExecuteNonQuery();
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = Command("INSERT INTO articles VALUES ($id, $title, $body)");
            foreach (var name in new[] { "$id", "$title", "$body" }) insert.Parameters.Add(name, SqliteType.Text);
            foreach (var article in articles)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (article.Id, article.Title, article.Body);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Command("INSERT INTO articles(articles) VALUES ('optimize')").ExecuteNonQuery();
        _plain = Prepared("SELECT id FROM articles WHERE articles MATCH $query ORDER BY bm25(articles, 0, 3, 1) LIMIT 10");
        _withSnippets = Prepared("SELECT id, snippet(articles, 2, '<', '>', '…', 30) FROM articles WHERE articles MATCH $query ORDER BY bm25(articles, 0, 3, 1) LIMIT 10");
    }

    public List<string> Search(string text, bool every, bool snippets)
    {
        var command = snippets ? _withSnippets : _plain;
        command.Parameters[0].Value = string.Join(every ? " AND " : " OR ", text.Split(' ').Select(word => $"\"{word}\""));
        var ids = new List<string>(10);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            ids.Add(rows.GetString(0));
            if (snippets) rows.GetString(1);
        }

        return ids;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private SqliteCommand Prepared(string sql)
    {
        var command = Command(sql);
        command.Parameters.Add("$query", SqliteType.Text);
        command.Prepare();
        return command;
    }

    public void Dispose()
    {
        _plain.Dispose();
        _withSnippets.Dispose();
        _connection.Dispose();
    }
}
