using Microsoft.EntityFrameworkCore;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Accounts.Import;

/// Fills the embedded tables. Each account replaces what was stored of that seller; a batch comes in whole or not at all.
public sealed class ImportAccounts(WriteLane lane, RecentFacts facts) : IImport
{
    public const int Batch = 200;

    public string Kind => "accounts";
    public string Path => "a .json file, a .jsonl file, or a folder of CSV files";

    public async Task<string> RunAsync(string path, Action<string> tell, CancellationToken stop)
    {
        var count = 0;
        await foreach (var batch in ReadAccounts.FromAsync(path, stop).Chunk(Batch).WithCancellation(stop))
        {
            await RunAsync(batch, stop);
            count += batch.Length;
            tell($"{count} accounts");
        }

        return count == 1 ? "1 account is in." : $"{count} accounts are in.";
    }

    public async Task RunAsync(IReadOnlyCollection<AccountImport> accounts, CancellationToken stop)
    {
        foreach (var account in accounts)
            if (account.Problem() is { } problem) throw Refusal.BadInput("account_wrong", problem);

        // The last one wins when a seller is there twice; their order keeps two nodes from waiting for each other.
        var each = accounts.GroupBy(account => account.Seller!.Id).Select(same => same.Last()).OrderBy(account => account.Seller!.Id).ToList();
        var ids = each.ConvertAll(account => account.Seller!.Id);
        await lane.WriteAsync(async db =>
        {
            await db.Sellers.Where(seller => ids.Contains(seller.Id)).ExecuteDeleteAsync(stop); // what belongs to them goes with them
            await db.InsertAllAsync(each.SelectMany(account => account.Rows()), stop);
            db.Nudge(Callers.Log); // tier, region or category may be others now
        }, stop);
        foreach (var id in ids) facts.Forget(id);
    }
}
