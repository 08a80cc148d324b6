using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Waypost.Tests;

/// A throw-away PostgreSQL on a port of its own. It goes, files and all, when it is disposed or when the tests are killed.
public sealed class PostgresCluster : IAsyncDisposable
{
    // The shell lives as long as its input is open: that ends with us, however we end.
    private const string Script = """
        dir=$(mktemp -d "${TMPDIR:-/tmp}/waypost-postgres-XXXXXX")
        trap 'rm -rf "$dir"' EXIT
        "$BIN/initdb" -D "$dir/data" -U waypost -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >"$dir/log" 2>&1 &&
        "$BIN/pg_ctl" start -w -s -D "$dir/data" -l "$dir/log" -o "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=$FSYNC -c max_connections=200" >/dev/null 2>&1 || { cat "$dir/log" >&2; exit 1; }
        echo ready
        cat >/dev/null
        "$BIN/pg_ctl" stop -w -s -m immediate -D "$dir/data" >/dev/null 2>&1
        """;

    private readonly Process _shell;
    private readonly int _port;
    private int _databases;

    private PostgresCluster(Process shell, int port) => (_shell, _port) = (shell, port);

    /// `durable` waits for the disk at each commit, as an installation does.
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var port = FreePort();
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] command = Environment.UserName == "root" // initdb refuses to run as root
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", Script]
            : ["sh", "-c", Script];
        start.FileName = command[0];
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        start.Environment["BIN"] = Programs();
        start.Environment["PORT"] = port.ToString();
        start.Environment["FSYNC"] = durable ? "on" : "off";

        var shell = Process.Start(start)!;
        if (await shell.StandardOutput.ReadLineAsync() == "ready") return new PostgresCluster(shell, port);
        throw new InvalidOperationException($"PostgreSQL did not start: {await shell.StandardError.ReadToEndAsync()}");
    }

    /// Makes an empty database and answers how to reach it.
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"waypost_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_port};Username=waypost;Database={database};Maximum Pool Size=40";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Programs()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(each => each).Select(each => Path.Combine(each, "bin")) : [];
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed here: run bin/install-tools.");
    }
}
