namespace Waypost.Text;

/// The index on disk: one segment without what was deleted, its blocks as they are in memory (little endian), so that a file is mapped and not read.
public sealed partial class SearchIndex
{
    private static ReadOnlySpan<byte> Magic => "WPIDX003"u8;

    private MappedFile? _file; // as long as the index may look into it

    /// Writes what is in the index now; changes that come meanwhile are not in it. Nobody waits for it.
    public void Save(Stream stream)
    {
        var views = _views;
        var writer = new BlockWriter(stream);
        writer.Write(Magic);
        writer.Write(views.Length == 0 ? 0 : 1); // an empty index has no views
        if (views.Length > 0) (views is [{ Live: null } whole] ? whole.Segment : SegmentMerge.Merge(views)).Save(writer);
        GC.KeepAlive(_file);
    }

    /// Opens an index that Save wrote under the same options, from a byte of the file on that is a multiple of eight. The file is mapped: it may be replaced by another
    /// of its name or deleted, but never be written to. InvalidDataException when it is not whole or of another version.
    public static SearchIndex Load(string path, SearchOptions? options = null, Synonyms? synonyms = null, long from = 0)
    {
        var file = new MappedFile(path);
        var reader = file.Read(from);
        if (!reader.Block<byte>().Span.SequenceEqual(Magic)) throw new InvalidDataException("This is not a search index of this version.");
        var index = new SearchIndex(options, synonyms) { _file = file };
        if (reader.Count() == 1) index._views = [SegmentView.Of(Segment.Load(reader))];
        return index;
    }
}
