using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Waypost.Storage;

/// Many new rows at once, nothing tracked: for imports, the demo, and what comes in by the hundred a second. Parents come before their children.
public static class BulkInsert
{
    private const int LargestBatch = 500;
    private static readonly ConcurrentDictionary<(IModel, Type), Plan> Plans = new();

    public static async Task InsertAllAsync(this WaypostDb db, IEnumerable<object> rows, CancellationToken stop)
    {
        if (db.Database.GetDbConnection().CanCreateBatch) await InBatchesAsync(db, rows, stop);
        else await OneByOneAsync(db, rows, stop);
    }

    /// Where each statement is a journey (PostgreSQL), hundreds go together.
    private static async Task InBatchesAsync(WaypostDb db, IEnumerable<object> rows, CancellationToken stop)
    {
        foreach (var some in rows.Chunk(LargestBatch))
        {
            await using var batch = db.Database.GetDbConnection().CreateBatch();
            batch.Transaction = WriteLane.Underlying(db);
            foreach (var row in some)
            {
                var plan = PlanOf(db, row.GetType());
                var command = batch.CreateBatchCommand();
                command.CommandText = plan.Sql;
                foreach (var column in plan.Columns)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (column.Parameter, column.ValueIn(row));
                    command.Parameters.Add(parameter);
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(stop);
        }
    }

    /// Where it is next to nothing (SQLite), one prepared statement a table.
    private static async Task OneByOneAsync(WaypostDb db, IEnumerable<object> rows, CancellationToken stop)
    {
        var prepared = new Dictionary<Type, DbCommand>();
        try
        {
            foreach (var row in rows)
            {
                var plan = PlanOf(db, row.GetType());
                if (!prepared.TryGetValue(row.GetType(), out var command)) prepared[row.GetType()] = command = Prepare(db, plan);
                for (var i = 0; i < plan.Columns.Length; i++) command.Parameters[i].Value = plan.Columns[i].ValueIn(row);
                await command.ExecuteNonQueryAsync(stop);
            }
        }
        finally
        {
            foreach (var command in prepared.Values) await command.DisposeAsync();
        }
    }

    private static DbCommand Prepare(WaypostDb db, Plan plan)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = WriteLane.Underlying(db);
        command.CommandText = plan.Sql;
        foreach (var column in plan.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column.Parameter;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static Plan PlanOf(WaypostDb db, Type type) => Plans.GetOrAdd((db.Model, type), static key => Plan.Of(key.Item1, key.Item2));

    private sealed record Plan(string Sql, Column[] Columns)
    {
        public static Plan Of(IModel model, Type type)
        {
            var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is not mapped.", nameof(type));
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var columns = entity.GetProperties().Select((property, i) => new Column(property, $"@p{i}")).ToArray();
            var names = columns.Select(column => $"\"{column.Property.GetColumnName(table)}\""); // from the model, never from input
            return new Plan($"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", columns.Select(column => column.Parameter))})", columns);
        }
    }

    private sealed record Column(IProperty Property, string Parameter)
    {
        private readonly Func<object?, object?>? _convert = Property.GetTypeMapping().Converter?.ConvertToProvider;

        public object ValueIn(object row)
        {
            var value = Property.GetGetter().GetClrValue(row);
            return (_convert is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}
