using System.Buffers.Binary;
using System.Text;

namespace Waypost.Text;

/// The documents of a segment, packed: texts as UTF-8 one after the other, ids in one piece, what many share kept once; nothing for the garbage collector to walk.
internal sealed class StoredDocuments
{
    private const int Head = SearchDocument.Fields * sizeof(int);

    private readonly TermTable _ids;
    private readonly PackedTexts _texts;
    private readonly Block<int> _profileOf;
    private readonly Block<float> _boosts;
    private readonly Block<int> _groupOf; // -1: stands alone
    private readonly TermTable _groups;
    private readonly Block<ulong> _ties;

    private StoredDocuments(IReadOnlyList<int> sizes)
    {
        (_ids, _texts, _profileOf, _boosts) = (new TermTable(sizes.Count), new PackedTexts(sizes), new int[sizes.Count], new float[sizes.Count]);
        (_groupOf, _groups, _ties) = (new int[sizes.Count], new TermTable(), new ulong[sizes.Count]);
    }

    public int Count => _profileOf.Length;
    public SearchProfile[] Profiles { get; private set; } = [];
    /// Whether all are in this language.
    public bool AreAllIn(Language language)
    {
        foreach (var profile in Profiles)
            if (Stems.LanguageOf(profile.Locale) != language) return false;
        return true;
    }

    /// No document counts more; 1 at least.
    public float MaxBoost { get; private set; } = 1f;

    public int ProfileOf(int doc) => _profileOf[doc];

    public float BoostOf(int doc) => _boosts[doc];

    public string? GroupOf(int doc) => _groupOf[doc] is >= 0 and var group ? new string(_groups[group]) : null;

    public ulong TieOf(int doc) => _ties[doc];

    public int Find(ReadOnlySpan<char> id) => _ids.Find(id);

    public SearchDocument this[int doc]
    {
        get
        {
            var profile = Profiles[_profileOf[doc]];
            return new SearchDocument
            {
                Id = IdOf(doc), Kind = profile.Kind, Locale = profile.Locale, Audience = profile.Audience, Boost = _boosts[doc], Group = GroupOf(doc),
                Title = Text(doc, 0), Keywords = Text(doc, 1), Summary = Text(doc, 2), Body = Text(doc, 3),
            };
        }
    }

    public static StoredDocuments Of(IReadOnlyList<SearchDocument> documents)
    {
        var stored = new StoredDocuments([.. documents.Select(SizeOf)]);
        var profiles = new Dictionary<SearchProfile, int>();
        foreach (var (doc, document) in documents.Index())
        {
            Pack(document, stored._texts.Own(doc));
            stored.Add(document.Id, profiles, new SearchProfile(document.Kind, document.Locale, document.Audience), document.Boost, document.Group, TopHits.TieOf(document.Id));
        }

        return stored.Closed(profiles);
    }

    /// Those that live, in the order of the views.
    public static StoredDocuments Join(IReadOnlyList<SegmentView> views)
    {
        var stored = new StoredDocuments([.. views.SelectMany(view => Enumerable.Range(0, view.Segment.Count).Where(view.IsLive).Select(view.Segment.Documents._texts.SizeOf))]);
        var profiles = new Dictionary<SearchProfile, int>();
        foreach (var view in views)
        {
            var from = view.Segment.Documents;
            for (var doc = 0; doc < from.Count; doc++)
            {
                if (!view.IsLive(doc)) continue;
                from._texts[doc].CopyTo(stored._texts.Own(stored._ids.Count));
                stored.Add(from._ids[doc], profiles, from.Profiles[from._profileOf[doc]], from._boosts[doc], from.GroupOf(doc), from._ties[doc]);
            }
        }

        return stored.Closed(profiles);
    }

    public void Save(BlockWriter writer)
    {
        _ids.Save(writer);
        _texts.Save(writer);
        writer.Write(_profileOf);
        writer.Write(_boosts);
        writer.Write(_groupOf);
        _groups.Save(writer);
        writer.Write(_ties);
        writer.Write<float>([MaxBoost]);
        writer.Write(Profiles.Length);
        foreach (var profile in Profiles)
        {
            writer.Write(profile.Kind);
            writer.Write(profile.Locale);
            writer.Write(profile.Audience.Count);
            foreach (var tag in profile.Audience) writer.Write(tag);
        }
    }

    public StoredDocuments(BlockReader reader)
    {
        (_ids, _texts, _profileOf, _boosts, _groupOf) = (new TermTable(reader), new PackedTexts(reader), reader.Block<int>(), reader.Block<float>(), reader.Block<int>());
        (_groups, _ties, MaxBoost) = (new TermTable(reader), reader.Block<ulong>(), reader.Block<float>() is { Length: 1 } boost ? boost[0] : throw BlockReader.Damage());
        if (_ids.Count != Count || _boosts.Length != Count || _groupOf.Length != Count || _ties.Length != Count) throw BlockReader.Damage();
        Profiles = new SearchProfile[reader.Count()];
        for (var profile = 0; profile < Profiles.Length; profile++)
        {
            var (kind, locale, tags) = (reader.Text(), reader.Text(), new string[reader.Count()]);
            for (var tag = 0; tag < tags.Length; tag++) tags[tag] = reader.Text();
            Profiles[profile] = new SearchProfile(kind, locale, tags);
        }
    }

    private void Add(ReadOnlySpan<char> id, Dictionary<SearchProfile, int> profiles, SearchProfile profile, float boost, string? group, ulong tie)
    {
        var doc = _ids.FindOrAdd(id);
        if (!profiles.TryGetValue(profile, out var number)) profiles[profile] = number = profiles.Count;
        (_profileOf.Own[doc], _boosts.Own[doc], _groupOf.Own[doc], _ties.Own[doc]) = (number, boost, group is null ? -1 : _groups.FindOrAdd(group), tie);
    }

    private StoredDocuments Closed(Dictionary<SearchProfile, int> profiles)
    {
        _ids.Close();
        _groups.Close();
        Profiles = [.. profiles.OrderBy(profile => profile.Value).Select(profile => profile.Key)];
        foreach (var boost in _boosts.Span) MaxBoost = Math.Max(MaxBoost, boost);
        return this;
    }

    private static int SizeOf(SearchDocument document) =>
        Head + Encoding.UTF8.GetByteCount(document.Title) + Encoding.UTF8.GetByteCount(document.Keywords) + Encoding.UTF8.GetByteCount(document.Summary) + Encoding.UTF8.GetByteCount(document.Body);

    /// The lengths of the fields in bytes, then the fields.
    private static void Pack(SearchDocument document, Span<byte> packed)
    {
        var at = Head;
        for (var field = 0; field < SearchDocument.Fields; field++)
        {
            var length = Encoding.UTF8.GetBytes(document.Field(field), packed[at..]);
            BinaryPrimitives.WriteInt32LittleEndian(packed[(field * sizeof(int))..], length);
            at += length;
        }
    }

    public string IdOf(int doc) => new(_ids[doc]);

    public string KindOf(int doc) => Profiles[_profileOf[doc]].Kind;

    /// The text of a field, in UTF-8.
    public ReadOnlySpan<byte> Field(int doc, int field)
    {
        var packed = _texts[doc];
        var at = Head;
        for (var before = 0; before < field; before++) at += BinaryPrimitives.ReadInt32LittleEndian(packed[(before * sizeof(int))..]);
        return packed.Slice(at, BinaryPrimitives.ReadInt32LittleEndian(packed[(field * sizeof(int))..]));
    }

    private string Text(int doc, int field) => Encoding.UTF8.GetString(Field(doc, field));
}
