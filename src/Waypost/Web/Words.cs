using System.Globalization;
using System.Resources;

namespace Waypost.Web;

/// The pages' texts. The English sentence is the key; `Web/Texts/Texts.<language>.resx` holds the translations.
public static class Words
{
    public static readonly IReadOnlyList<string> Languages = ["en", "es", "zh", "id", "vi"];
    private static readonly ResourceManager Texts = new("Waypost.Web.Texts.Texts", typeof(Words).Assembly);

    /// The reader's language, of two letters.
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string T(string english) => Language is "en" or "iv" ? english : Texts.GetString(english) ?? english;

    public static string T(string english, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentUICulture, T(english), values);

    /// One form for one, another for all other numbers; both hold the number as {0}.
    public static string TN(long count, string one, string other) => string.Format(CultureInfo.CurrentUICulture, T(count == 1 ? one : other), count);

    /// A length of time as people say it: "under a minute", "about 4 minutes", "2 hours", "3 days".
    public static string Span(double seconds) => seconds switch
    {
        < 60 => T("under a minute"),
        < 90 * 60 => TN((long)Math.Max(1, Math.Round(seconds / 60)), "{0} minute", "{0} minutes"),
        < 36 * 3600 => TN((long)Math.Round(seconds / 3600), "{0} hour", "{0} hours"),
        _ => TN((long)Math.Round(seconds / 86400), "{0} day", "{0} days"),
    };
}
