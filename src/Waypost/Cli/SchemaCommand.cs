using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waypost.Storage;

namespace Waypost.Cli;

/// For contributors: prints the SQL of the tables that the model has and no migration makes yet.
public static partial class SchemaCommand
{
    public static Command Make()
    {
        var postgres = new Option<bool>("--postgres") { Description = "For PostgreSQL instead of SQLite" };
        var all = new Option<bool>("--all") { Description = "All tables, also those that migrations make" };
        var command = new Command("schema", "Print the SQL of tables that no migration makes yet (for contributors)") { postgres, all };
        command.SetAction(parsed => Console.Out.Write(Draft(parsed.GetValue(postgres), parsed.GetValue(all))));
        return command;
    }

    public static string CreateScript(bool postgres)
    {
        var options = new DbContextOptionsBuilder<WaypostDb>();
        if (postgres) options.UseNpgsql("Host=nowhere");
        else options.UseSqlite("Data Source=:memory:");
        using var db = new WaypostDb(options.Options);
        return db.Database.GenerateCreateScript();
    }

    private static string Draft(bool postgres, bool all)
    {
        var made = all ? [] : Migrator.Scripts(postgres).SelectMany(script => Table().Matches(script.Sql)).Select(match => match.Groups["table"].Value).ToHashSet(StringComparer.Ordinal);
        var statements = CreateScript(postgres).Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(statement => statement.TrimEnd(';').Trim()).Where(statement => statement.Length > 0);
        return string.Concat(statements.Where(statement => !made.Contains(TableOf(statement))).Select(statement => statement + ";\n\n"));
    }

    private static string TableOf(string statement) => About().Match(statement).Groups["table"].Value;

    [GeneratedRegex("""CREATE TABLE "?(?<table>[a-z_]+)"?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("""^(?:CREATE TABLE|INSERT INTO|CREATE (?:UNIQUE )?INDEX "?[a-z0-9_]+"? ON) "?(?<table>[a-z_]+)"?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex About();
}
