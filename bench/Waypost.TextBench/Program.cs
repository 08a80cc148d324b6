using System.Globalization;
using Waypost.TextBench;

// text [FOLDER]     the classifier on public intent sets, with floors and targets beside
// search [million]  the index against SQLite FTS5, speed and quality in one run
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["text", .. var rest])
{
    var folder = rest is [var given] ? given : "../shared/data/intents";
    var sets = new IntentSets(folder);
    if (!sets.AreThere)
    {
        Console.Error.WriteLine($"The intent sets are not in {Path.GetFullPath(folder)}. Name the folder: bin/bench text FOLDER");
        return 2;
    }

    Console.WriteLine($"data {sets.Hash()}\n");
    return new IntentTable(sets).Run() == 0 ? 0 : 1;
}

if (args is ["search", .. var which])
{
    if (which is ["million"]) SearchTable.RunMillion();
    else if (which is ["load", var path]) SearchTable.Load(path);
    else SearchTable.Run();
    return 0;
}

Console.Error.WriteLine("Usage: bin/bench text [FOLDER] | bin/bench search [million]");
return 2;
