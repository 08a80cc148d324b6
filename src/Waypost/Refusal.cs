namespace Waypost;

/// What every room says when it will not do a thing now: a code for programs, a sentence for people.
public sealed class Refusal(string code, string sentence, int status = StatusCodes.Status409Conflict) : Exception(sentence)
{
    public string Code { get; } = code;

    /// The HTTP status that fits: 409 unless said otherwise.
    public int Status { get; } = status;

    /// Lines that help further, shown below the sentence (why a seller is not eligible, say).
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// Not there, or not yours: the same words for both.
    public static Refusal NotFound(string what) =>
        new("not_found", $"There is no such {what}, or it is not yours to see.", StatusCodes.Status404NotFound);

    public static Refusal BadInput(string code, string sentence) => new(code, sentence, StatusCodes.Status422UnprocessableEntity);

    public static Refusal NotAllowed(string code, string sentence) => new(code, sentence, StatusCodes.Status403Forbidden);
}
