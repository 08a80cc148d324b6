using System.CommandLine;
using System.CommandLine.Parsing;

namespace Waypost.Cli;

/// `waypost …`: exit 0 done, 1 failed, 2 wrong usage; errors on standard error in one line.
public static class CommandLine
{
    public static readonly Option<string> Data = new("--data") { Description = "The folder of the embedded database, search index and files", DefaultValueFactory = _ => "data", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Waypost: seller support for online marketplaces") { Data };
        var serve = ServeCommand.Make();
        root.Add(serve);
        foreach (var command in Program.Commands()) root.Add(command);
        foreach (var option in serve.Options) root.Add(option);
        root.SetAction((parsed, stop) => ServeCommand.RunAsync(parsed, stop)); // `waypost` alone serves

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"waypost: {parsed.Errors[0].Message} See --help.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync($"waypost: {refusal.Message}");
            return 1;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException or System.Data.Common.DbException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"waypost: {failed.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    /// Runs a command's work in a host without a web server, on the migrated database.
    public static async Task<int> WithAppAsync(ParseResult parsed, CancellationToken stop, Func<IServiceProvider, Task<int>> work)
    {
        await using var app = Server.Build(new ServerOptions { DataFolder = parsed.GetValue(Data)!, Serves = false });
        await Server.PrepareAsync(app, stop);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
