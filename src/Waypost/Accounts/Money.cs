using System.Globalization;

namespace Waypost.Accounts;

/// Amounts as people read them: "$1,240.50".
public static class Money
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
        { ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["SGD"] = "S$", ["MXN"] = "MX$", ["IDR"] = "Rp ", ["VND"] = "₫" };

    /// `minor`: cents, pence …; currencies without such a unit count whole ones.
    public static string Show(long minor, string currency)
    {
        var whole = currency is "IDR" or "VND" or "JPY";
        var amount = (whole ? Math.Abs(minor) : Math.Abs(minor) / 100m).ToString(whole ? "N0" : "N2", CultureInfo.CurrentUICulture);
        return (minor < 0 ? "−" : "") + (Signs.TryGetValue(currency, out var sign) ? sign : currency + " ") + amount;
    }
}

/// Days in sentences: "3 Nov", "Wed 12 Nov".
public static class Days
{
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString(English ? "d MMM" : "m", CultureInfo.CurrentUICulture);

    public static string Weekday(DateTimeOffset at) => at.UtcDateTime.ToString(English ? "ddd d MMM" : "m", CultureInfo.CurrentUICulture);

    public static string Moment(DateTimeOffset at) => $"{Weekday(at)}, {at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" or "iv";
}
