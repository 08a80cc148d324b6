namespace Waypost.Storage;

/// Which database this installation runs on, and the folder that holds its files.
public sealed class Database
{
    public Database(string dataFolder, string? connection, bool servesOthers)
    {
        DataFolder = Path.GetFullPath(dataFolder);
        Directory.CreateDirectory(DataFolder);
        IsPostgres = connection?.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) == true;
        ConnectionString = IsPostgres
            ? connection!
            : connection ?? $"Data Source={Path.Combine(DataFolder, "waypost.db")};Foreign Keys=True;Default Timeout=30";
        ServesOthers = servesOthers;
    }

    public string DataFolder { get; }
    public bool IsPostgres { get; }
    public string ConnectionString { get; }

    /// False for a command that runs beside a server: its writes must be announced through the database.
    public bool ServesOthers { get; }
}
