using System.Data.Common;

namespace Waypost.Tests.House;

/// What a database says about its own tables, one line a fact, so that two can be compared.
public static class Catalogue
{
    private const string SqliteColumns = """
        SELECT 'column ' || m.name || '.' || lower(c.name) || ' ' || lower(c.type) || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
               || CASE WHEN c.dflt_value IS NULL THEN '' ELSE ' default ' || c.dflt_value END || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'schema_migrations'
        """;

    private const string SqliteIndexes = """
        SELECT 'index ' || m.name || ' ' || CASE WHEN i.origin = 'c' THEN i.name ELSE i.origin END || CASE WHEN i."unique" = 1 THEN ' unique' ELSE '' END || ' ('
               || (SELECT group_concat(name, ', ') FROM (SELECT coalesce(name, '…') AS name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
               || coalesce((SELECT ' ' || substr(s.sql, instr(s.sql, ' WHERE ')) FROM sqlite_master s WHERE s.name = i.name AND instr(s.sql, ' WHERE ') > 0), '')
        FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name <> 'schema_migrations'
        """;

    private const string SqliteReferences = """
        SELECT 'reference ' || m.name || '.' || f."from" || ' to ' || f."table" || '.' || coalesce(f."to", 'key') || ' on delete ' || lower(f.on_delete)
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgresColumns = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
               || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END || coalesce(' default ' || column_default, '') || CASE WHEN is_identity = 'YES' THEN ' identity' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations'
        """;

    private const string PostgresIndexes = """
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migrations'
        """;

    private const string PostgresConstraints = """
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text <> 'schema_migrations'
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(DbConnection connection, bool postgres)
    {
        string[] questions = postgres ? [PostgresColumns, PostgresIndexes, PostgresConstraints] : [SqliteColumns, SqliteIndexes, SqliteReferences];
        var facts = new List<string>();
        foreach (var question in questions) facts.AddRange(await LinesAsync(connection, question));
        var tables = await LinesAsync(connection, postgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'schema_migrations'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations'");
        foreach (var table in tables) facts.AddRange(await LinesAsync(connection, $"SELECT 'rows {table} ' || count(*) FROM \"{table}\""));
        facts.Sort(StringComparer.Ordinal);
        return facts;
    }

    private static async Task<List<string>> LinesAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}
