namespace Waypost.Text;

/// A word of a text: where it stands, how it is written without case and accents, and the stem it is found by.
public readonly record struct Token(int Start, int Length, int Position, string Word, string Stem, bool IsExtra, bool IsCjk);
