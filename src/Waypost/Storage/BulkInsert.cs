using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Waypost.Storage;

/// Many new rows at once, for imports and the demo: one prepared statement a table, nothing tracked. Parents come before their children.
public static class BulkInsert
{
    public static async Task InsertAllAsync(this WaypostDb db, IEnumerable<object> rows, CancellationToken stop)
    {
        await using var statements = new Statements(db);
        foreach (var row in rows) await statements.For(row.GetType()).InsertAsync(row, stop);
    }

    private sealed class Statements(WaypostDb db) : IAsyncDisposable
    {
        private readonly Dictionary<Type, Statement> _byType = [];

        public Statement For(Type type)
        {
            if (!_byType.TryGetValue(type, out var statement)) _byType[type] = statement = new Statement(db, type);
            return statement;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var statement in _byType.Values) await statement.DisposeAsync();
        }
    }

    private sealed class Statement : IAsyncDisposable
    {
        private readonly DbCommand _command;
        private readonly (PropertyInfo Property, ValueConverter? Converter, DbParameter Parameter)[] _columns;

        public Statement(WaypostDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is not mapped.", nameof(type));
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            var properties = entity.GetProperties().ToList();
            _command = db.Database.GetDbConnection().CreateCommand();
            _command.Transaction = WriteLane.Underlying(db);
            _command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", properties.Select(property => property.GetColumnName(table)))}) VALUES ({string.Join(", ", properties.Select((_, i) => $"@p{i}"))})"; // names from the model, never from input
            _columns = [.. properties.Select((property, i) => (property.PropertyInfo!, property.GetTypeMapping().Converter, AddParameter($"@p{i}")))];
        }

        public Task InsertAsync(object row, CancellationToken stop)
        {
            foreach (var (property, converter, parameter) in _columns)
            {
                var value = property.GetValue(row);
                parameter.Value = (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
            }

            return _command.ExecuteNonQueryAsync(stop);
        }

        public ValueTask DisposeAsync() => _command.DisposeAsync();

        private DbParameter AddParameter(string name)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            _command.Parameters.Add(parameter);
            return parameter;
        }
    }
}
