using System.CommandLine;
using Waypost.Storage;

namespace Waypost.Cli;

/// `waypost import KIND PATH`.
public static class ImportCommand
{
    public static Command Make()
    {
        var kind = new Argument<string>("kind") { Description = "What to import; \"accounts\" reads a JSON file, a file of JSON lines, or a folder of CSV files" };
        var path = new Argument<string>("path") { Description = "The file or folder" };
        var command = new Command("import", "Read data into this installation; the same again replaces it") { kind, path };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            var all = services.GetServices<IImport>().ToList();
            var import = all.Find(each => each.Kind == parsed.GetValue(kind))
                ?? throw new Refusal("unknown_kind", $"There is no import of that kind. There is: {string.Join("; ", all.Select(each => $"{each.Kind} ({each.Path})"))}.");
            Console.WriteLine(await import.RunAsync(parsed.GetValue(path)!, line => Console.Error.WriteLine($"… {line}"), stop));
            return 0;
        }));
        return command;
    }
}
