using System.Security.Cryptography;
using System.Text;
using Waypost.Text;

namespace Waypost.TextBench;

/// The public intent sets in a folder: BANKING77, CLINC150, HWU64 and HINT3, one file of label, tab, text a split.
internal sealed class IntentSets(string folder)
{
    public const string Outside = "NO_NODES_DETECTED"; // how HINT3 marks what belongs to no label

    public bool AreThere => File.Exists(Path.Combine(folder, "banking77", "train.tsv"));

    public List<LabelledText> Read(string set, string split) => LabelledText.FromLines(File.ReadLines(Path.Combine(folder, set, split + ".tsv")));

    /// Of the files read, in the order of their names: a figure belongs to exactly these texts.
    public string Hash()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            sum.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            sum.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset())[..16];
    }
}
