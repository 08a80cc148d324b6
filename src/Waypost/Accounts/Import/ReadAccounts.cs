using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Waypost.Accounts.Import;

/// Reads accounts from a JSON array, from JSON lines, or from a folder of CSV files; one at a time where the format allows it.
public static class ReadAccounts
{
    public static async IAsyncEnumerable<AccountImport> FromAsync(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        if (Directory.Exists(path))
        {
            foreach (var account in CsvAccounts.Read(path)) yield return account;
            yield break;
        }

        if (!File.Exists(path)) throw new Refusal("no_such_file", $"There is no file or folder {path}.");
        await using var file = File.OpenRead(path);
        var lines = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        await using var accounts = JsonSerializer.DeserializeAsyncEnumerable<AccountImport>(file, topLevelValues: lines, JsonSerializerOptions.Web, stop).GetAsyncEnumerator(stop);
        var number = 0;
        while (await NextAsync(accounts, ++number))
            yield return accounts.Current ?? throw Refusal.BadInput("account_wrong", $"Account {number} is empty.");
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<AccountImport?> accounts, int number)
    {
        try
        {
            return await accounts.MoveNextAsync();
        }
        catch (JsonException wrong)
        {
            throw Refusal.BadInput("account_wrong", $"Account {number} is not the JSON that the import takes ({wrong.Path ?? "start"}).");
        }
    }
}
