namespace Waypost.Text;

/// The classifier's view of a text: words in plain form, contractions written out, digits masked, with the place each came from.
internal sealed class PlainWords
{
    public const byte Letters = 0, Digits = 1, Symbol = 2, Cjk = 3;

    // Each word lies in the buffer as <word>, so that its letters can be read with or without the frame.
    private char[] _chars = new char[4096];
    private char[] _marked = new char[4096];
    private int[] _start = new int[256];
    private ushort[] _length = new ushort[256];
    private byte[] _kind = new byte[256];
    private bool[] _hasMarks = new bool[256];
    private int[] _sourceStart = new int[256];
    private int[] _sourceEnd = new int[256];
    private int _used;

    public int Count { get; private set; }

    public byte Kind(int i) => _kind[i];
    public bool HasMarks(int i) => _hasMarks[i];
    public ReadOnlySpan<char> Folded(int i) => _chars.AsSpan(_start[i] + 1, _length[i]);
    public ReadOnlySpan<char> Framed(int i) => _chars.AsSpan(_start[i], _length[i] + 2);
    public ReadOnlySpan<char> Marked(int i) => _marked.AsSpan(_start[i] + 1, _length[i]);
    public Range Source(int i) => _sourceStart[i].._sourceEnd[i];

    /// `breaks`: where a sentence or a title ends counts as a word too.
    public void Read(ReadOnlySpan<char> text, bool breaks = false)
    {
        Count = _used = 0;
        if (_chars.Length < text.Length * 4 + 64)
        {
            _chars = new char[text.Length * 4 + 64];
            _marked = new char[_chars.Length];
        }
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (Text.Letters.IsCjk(c)) { Begin(at); Put(c, c); End(Cjk, at + 1, false); at++; }
            else if (IsDigit(c)) at = ReadDigits(text, at);
            else if (Text.Letters.IsWord(c)) at = ReadWord(text, at);
            else
            {
                if (c is '?' or '!' or '$' or '£' or '€' or '%' or '？' or '！')
                {
                    Begin(at);
                    var plain = Text.Letters.Lower(c);
                    Put(plain, plain);
                    End(Symbol, at + 1, false);
                }
                else if (breaks && Count > 0 && _kind[Count - 1] != Symbol && IsBreak(text, at))
                {
                    Begin(at);
                    Put('.', '.');
                    End(Symbol, at + 1, false);
                }
                at++;
            }
        }
    }

    private static bool IsBreak(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\n' => at + 1 < text.Length,
        '.' or ';' or ':' => at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]),
        '-' or '–' or '—' => at > 0 && char.IsWhiteSpace(text[at - 1]) && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]),
        '。' or '；' or '：' => at + 1 < text.Length,
        _ => false,
    };

    private static bool IsDigit(char c) => c < 128 ? char.IsAsciiDigit(c) : char.IsDigit(c);

    private int ReadDigits(ReadOnlySpan<char> text, int at)
    {
        Begin(at);
        var n = 0;
        while (at < text.Length && IsDigit(text[at])) { if (n++ < 4) Put('#', '#'); at++; }
        End(Digits, at, false);
        return at;
    }

    private int ReadWord(ReadOnlySpan<char> text, int at)
    {
        Begin(at);
        var marks = false;
        var apostrophe = -1;
        while (at < text.Length)
        {
            var c = text[at];
            if (Text.Letters.IsApostrophe(c) && at + 1 < text.Length && Text.Letters.IsWord(text[at + 1]) && !IsDigit(text[at + 1])) { apostrophe = _used - Begun - 1; at++; continue; }
            if (!Text.Letters.IsWord(c) || IsDigit(c) || Text.Letters.IsCjk(c)) break;
            if (!Text.Letters.IsMark(c))
            {
                var lower = Text.Letters.Lower(c);
                var folded = Text.Letters.Fold(lower);
                marks |= folded != lower;
                Put(folded, lower);
            }
            at++;
        }
        Contractions(apostrophe, at, marks);
        return at;
    }

    /// can't, cant -> can not; I'm, im -> i am; seller's -> seller. apostrophe = letters before it, or -1.
    private void Contractions(int apostrophe, int end, bool marks)
    {
        var word = _chars.AsSpan(Begun + 1, _used - Begun - 1);
        var second = "";
        var keep = word.Length;
        if (apostrophe > 0)
        {
            switch (word[apostrophe..])
            {
                case "t" when word[apostrophe - 1] == 'n': (keep, second) = (word is "cant" ? 3 : word is "wont" ? 2 : apostrophe - 1, "not"); break;
                case "s": keep = apostrophe; break;
                case "m": (keep, second) = (apostrophe, "am"); break;
                case "re": (keep, second) = (apostrophe, "are"); break;
                case "ve": (keep, second) = (apostrophe, "have"); break;
                case "ll": (keep, second) = (apostrophe, "will"); break;
                case "d": (keep, second) = (apostrophe, "would"); break;
            }
        }
        else (keep, second) = word switch
        {
            "cant" or "cannot" => (3, "not"),
            "wont" => (2, "not"),
            "dont" or "isnt" or "didnt" or "doesnt" or "couldnt" or "wouldnt" or "shouldnt" or "arent" or "wasnt" or "werent" or "hasnt" or "havent" or "hadnt" or "aint" => (word.Length - 2, "not"),
            "im" => (1, "am"),
            "ive" => (1, "have"),
            "youre" or "theyre" => (word.Length - 2, "are"),
            "whats" or "thats" or "wheres" or "hows" or "whens" => (word.Length - 1, ""),
            _ => (word.Length, ""),
        };
        var wont = keep == 2 && second == "not" && word.StartsWith("wo");
        _used = Begun + 1 + keep;
        if (wont) { Put('l', 'l'); Put('l', 'l'); _chars[Begun + 2] = 'i'; _marked[Begun + 2] = 'i'; }
        var source = _pendingSource;
        End(Letters, end, marks);
        if (second.Length == 0) return;
        Begin(source);
        foreach (var c in second) Put(c, c);
        End(Letters, end, false);
    }

    private int _pendingSource;
    private int Begun { get; set; }

    private void Begin(int source)
    {
        _pendingSource = source;
        Begun = _used;
        Put('<', '<');
    }

    private void Put(char folded, char marked)
    {
        if (_used + 8 >= _chars.Length)
        {
            Array.Resize(ref _chars, _chars.Length * 2);
            Array.Resize(ref _marked, _marked.Length * 2);
        }
        _chars[_used] = folded;
        _marked[_used++] = marked;
    }

    private void End(byte kind, int sourceEnd, bool marks)
    {
        if (Count == _start.Length) Grow();
        var length = _used - Begun - 1;
        if (length == 0) { _used = Begun; return; }
        Put('>', '>');
        (_start[Count], _length[Count], _kind[Count], _hasMarks[Count]) = (Begun, (ushort)length, kind, marks);
        (_sourceStart[Count], _sourceEnd[Count]) = (_pendingSource, sourceEnd);
        Count++;
    }

    private void Grow()
    {
        var size = Count * 2;
        Array.Resize(ref _start, size);
        Array.Resize(ref _length, size);
        Array.Resize(ref _kind, size);
        Array.Resize(ref _hasMarks, size);
        Array.Resize(ref _sourceStart, size);
        Array.Resize(ref _sourceEnd, size);
    }
}
