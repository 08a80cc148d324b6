namespace Waypost.Text;

/// A piece of text, and whether it is what was searched for. Callers encode the text and mark the hits.
public readonly record struct TextPart(string Text, bool IsHit);

/// A document that was found; Find gives the whole of it. The marked title and the snippet say where the words of the query are.
public sealed record SearchHit(string Id, string Kind, string Title, float Score, IReadOnlyList<TextPart> MarkedTitle, IReadOnlyList<TextPart> Snippet);

/// What was found, best first; Corrected is the query as it was probably meant, when a word had to be read as another.
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, string? Corrected);

/// Why a document stands where it does: one line per query word that it holds, and the factors on top.
public sealed record SearchExplanation(float Score, IReadOnlyList<ExplainedWord> Words, float Nearness, float Coverage, float Boost, float LocaleFactor, bool IsVisible);

/// A word of the query, the term it was found by and why that term counts for it.
public sealed record ExplainedWord(string Word, string Term, string Why, float Weight, float Rarity, float Impact, float Score);
