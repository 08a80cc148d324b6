using System.Runtime.InteropServices;
using System.Text;

namespace Waypost.Text;

public sealed partial class Classifier
{
    private static ReadOnlySpan<byte> Magic => "WPTXT004"u8;

    /// Writes the model; the same model always gives the same bytes.
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(_style);
        writer.Write(_labels.Length);
        foreach (var label in _labels) writer.Write(label);
        writer.Write(_table.Rows);
        writer.Write(_table.UnknownIdf);
        writer.Write(MemoryMarshal.AsBytes<ulong>(_table.Hashes));
        writer.Write(MemoryMarshal.AsBytes<float>(_table.Idf));
        writer.Write(MemoryMarshal.AsBytes(_matrix.Scales));
        writer.Write(MemoryMarshal.AsBytes(_matrix.Bias));
        for (var row = 0; row < _table.Rows; row++) writer.Write(MemoryMarshal.AsBytes(_matrix.Row(row)));
        foreach (var weight in _scope.Weights) writer.Write(weight);
    }

    /// Reads a model that Save wrote.
    public static Classifier Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        Span<byte> magic = stackalloc byte[8];
        reader.ReadExactly(magic);
        if (!magic.SequenceEqual(Magic)) throw new InvalidDataException("This is not a classifier of this version.");
        var style = reader.ReadBoolean();
        var labels = new string[Sane(reader.ReadInt32(), 100_000)];
        for (var i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        var rows = Sane(reader.ReadInt32(), 50_000_000);
        var unknown = reader.ReadSingle();
        var table = new FeatureTable(Block<ulong>(reader, rows), Block<float>(reader, rows), unknown);
        var scales = Block<float>(reader, rows);
        var bias = Block<float>(reader, labels.Length);
        var cells = Block<sbyte>(reader, checked(rows * labels.Length));
        return new Classifier(labels, table, new Int8Matrix(labels.Length, scales, bias, cells), new ScopeModel(Block<float>(reader, ScopeModel.Signs + 1)), style);
    }

    private static int Sane(int count, int most) => count >= 0 && count <= most ? count : throw new InvalidDataException("The classifier file is damaged.");

    private static T[] Block<T>(BinaryReader reader, int count) where T : unmanaged
    {
        var block = new T[count];
        reader.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
        return block;
    }
}
