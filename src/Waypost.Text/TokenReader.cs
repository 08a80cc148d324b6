namespace Waypost.Text;

/// Walks over a text word by word without making garbage. Words come folded (lower case, no accents); what was marked is kept beside.
/// Extra tokens share the position of a token before: the pair of two CJK characters, and a hyphenated word written as one (pre-order: preorder).
internal ref struct TokenReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// Room a caller gives to the reader.
    public const int BufferSize = 3 * Stems.MaxWord;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _word = buffer[..Stems.MaxWord];
    private readonly Span<char> _marked = buffer.Slice(Stems.MaxWord, Stems.MaxWord);
    private readonly Span<char> _joined = buffer.Slice(2 * Stems.MaxWord, Stems.MaxWord);
    private int _at, _wordLength, _markedLength;
    private int _joinStart = -1, _joinLength, _joinPosition, _joinParts;
    private bool _pairNext, _joinedNow;

    public int Start { get; private set; }
    public int Length { get; private set; }
    public int Position { get; private set; } = -1;
    public bool IsExtra { get; private set; }
    public bool IsCjk { get; private set; }
    /// A CJK character without a neighbour: only then does it stand for a whole word in a query.
    public bool IsLone { get; private set; }
    public bool HasMarks { get; private set; }

    public readonly ReadOnlySpan<char> Word => _joinedNow ? _joined[.._joinLength] : _word[.._wordLength];
    public readonly ReadOnlySpan<char> Marked => _marked[.._markedLength];

    private int _next;

    public bool Next()
    {
        _joinedNow = false;
        if (_pairNext) return ReadPair();
        if (_joinStart >= 0 && !JoinsOn()) { if (EndJoin()) return true; }

        while (_at < _text.Length && !Letters.IsWord(_text[_at]) && !Letters.IsCjk(_text[_at])) _at++;
        if (_at >= _text.Length) return false;
        Start = _at;
        Position = _next++;
        IsExtra = false;
        return Letters.IsCjk(_text[_at]) ? ReadCjk() : ReadWord();
    }

    private bool ReadCjk()
    {
        _word[0] = _text[_at++];
        _wordLength = Length = 1;
        IsCjk = true;
        HasMarks = false;
        _pairNext = _at < _text.Length && Letters.IsCjk(_text[_at]);
        IsLone = !_pairNext && (Start == 0 || !Letters.IsCjk(_text[Start - 1]));
        return true;
    }

    private bool ReadPair()
    {
        _pairNext = false;
        _word[1] = _text[_at];
        _wordLength = Length = 2;
        IsExtra = true;
        IsLone = false;
        return true;
    }

    private bool ReadWord()
    {
        IsCjk = IsLone = HasMarks = false;
        _wordLength = _markedLength = 0;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (Letters.IsWord(c))
            {
                if (Letters.IsCjk(c)) break;
                if (!Letters.IsMark(c) && _wordLength < Stems.MaxWord)
                {
                    var lower = Letters.Lower(c);
                    var folded = Letters.Fold(lower);
                    HasMarks |= folded != lower;
                    _marked[_markedLength++] = lower;
                    _word[_wordLength++] = folded;
                }
            }
            else if (!Letters.IsApostrophe(c) || _at + 1 >= _text.Length || !Letters.IsWord(_text[_at + 1])) break;
            _at++;
        }
        Length = _at - Start;
        AddToJoin();
        return true;
    }

    private void AddToJoin()
    {
        if (_joinStart < 0)
        {
            if (!JoinsOn()) return;
            (_joinStart, _joinPosition, _joinLength, _joinParts) = (Start, Position, 0, 0);
        }
        _joinParts++;
        if (_joinLength + _wordLength > Stems.MaxWord) { _joinParts = int.MinValue; return; }
        _word[.._wordLength].CopyTo(_joined[_joinLength..]);
        _joinLength += _wordLength;
    }

    private readonly bool JoinsOn() => _at + 1 < _text.Length && _text[_at] is '-' or '‑' && Letters.IsWord(_text[_at + 1]) && !Letters.IsCjk(_text[_at + 1]);

    private bool EndJoin()
    {
        var start = _joinStart;
        _joinStart = -1;
        if (_joinParts is < 2 or > 3) return false;
        (Start, Length, Position, IsExtra, IsCjk, HasMarks, _joinedNow) = (start, _at - start, _joinPosition, true, false, false, true);
        return true;
    }
}
