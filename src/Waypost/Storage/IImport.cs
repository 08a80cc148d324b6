namespace Waypost.Storage;

/// Something that `waypost import KIND PATH` reads. The room that owns the data plugs in.
public interface IImport
{
    /// The word on the command line: `accounts`.
    string Kind { get; }

    /// One line for `--help`: what PATH is.
    string Path { get; }

    /// Says in a sentence what came in.
    Task<string> RunAsync(string path, Action<string> tell, CancellationToken stop);
}
