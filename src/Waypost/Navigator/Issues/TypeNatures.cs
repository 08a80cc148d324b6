using System.Text;

namespace Waypost.Navigator.Issues;

/// How often each type comes with each nature: its need's guess, counted on by the texts that are filed under both.
public sealed class TypeNatures(double[] shares)
{
    private const double GuessCounts = 8; // as many texts as the guess is worth

    /// By the type's label number.
    public ReadOnlySpan<double> Of(int type) => shares.AsSpan(type * Natures.Count, Natures.Count);

    public static TypeNatures Count(IReadOnlyList<string> labels, Dictionary<string, Issue> issues, IReadOnlyList<Taught> phrasings)
    {
        var natures = phrasings.Where(phrasing => Natures.Find(phrasing.TypeId) is not null).ToLookup(phrasing => phrasing.Text, phrasing => (int)Natures.Find(phrasing.TypeId)!.Value, StringComparer.Ordinal);
        var pairs = phrasings.Where(phrasing => issues.ContainsKey(phrasing.TypeId)).SelectMany(phrasing => natures[phrasing.Text].Select(nature => (phrasing.TypeId, Nature: nature))).ToList();
        var all = new double[Natures.Count];
        foreach (var pair in pairs) all[pair.Nature]++;
        var counted = pairs.CountBy(pair => pair).ToDictionary(pair => pair.Key, pair => (double)pair.Value * pairs.Count / Natures.Count / all[pair.Key.Nature]); // as if each nature came as often as the others
        var shares = new double[labels.Count * Natures.Count];
        for (var label = 0; label < labels.Count; label++)
        {
            var own = shares.AsSpan(label * Natures.Count, Natures.Count);
            var guess = Natures.Of(issues[labels[label]]);
            for (var nature = 0; nature < own.Length; nature++) own[nature] = GuessCounts * guess[nature] + counted.GetValueOrDefault((labels[label], nature));
            var sum = own[0] + own[1] + own[2];
            foreach (ref var share in own) share /= sum;
        }

        return new TypeNatures(shares);
    }

    public void Save(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(shares.Length);
        foreach (var share in shares) writer.Write(share);
    }

    public static TypeNatures Load(Stream from, int types)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != types * Natures.Count) throw new InvalidDataException("The model file has not as many types as its classifier.");
        var shares = new double[types * Natures.Count];
        for (var i = 0; i < shares.Length; i++) shares[i] = reader.ReadDouble();
        return new TypeNatures(shares);
    }
}
