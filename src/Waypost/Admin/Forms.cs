using System.Globalization;
using System.Text.RegularExpressions;
using Waypost.People;

namespace Waypost.Admin;

public sealed record PersonForm(string? Email, string? Name, string? Password, string[]? Roles, string[]? Teams)
{
    public static PersonForm From(IFormCollection sent) => new(sent["Email"], sent["Name"], sent["Password"], [.. sent["Roles"].OfType<string>()], [.. sent["Teams"].OfType<string>()]);

    public static readonly IReadOnlyList<Roles> Staff = [People.Roles.Agent, People.Roles.Supervisor, People.Roles.Editor, People.Roles.Host, People.Roles.Manager, People.Roles.Admin];

    public Roles StaffRoles => Staff.Where(role => Roles?.Contains(role.ToString()) == true).Aggregate(People.Roles.None, (all, role) => all | role);

    public IReadOnlyDictionary<string, string> Problems(bool adding)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (adding && string.IsNullOrWhiteSpace(Name)) problems[nameof(Name)] = "Enter a name.";
        if (Name?.Length > 120) problems[nameof(Name)] = "Please keep the name under 120 characters.";
        if (StaffRoles == People.Roles.None) problems[nameof(Roles)] = "Choose at least one role.";
        return problems;
    }
}

public sealed partial record TeamForm(string? Slug, string? Name)
{
    public static TeamForm From(IFormCollection sent) => new(sent["Slug"], sent["Name"]);

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 120) problems[nameof(Name)] = "Enter a name of up to 120 characters.";
        if (Slug is null || !ShortName().IsMatch(Slug)) problems[nameof(Slug)] = "A short name has 2 to 60 small letters, digits and hyphens.";
        return problems;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,59}$", RegexOptions.None, 1000)]
    private static partial Regex ShortName();
}

/// Hours as `09:00`, local in the time zone; `24:00` is the end of the day.
public sealed record HoursForm(DayOfWeek[]? Days, string? Start, string? To, string? TimeZone)
{
    public static HoursForm From(IFormCollection sent) =>
        new([.. sent["Days"].Select(day => Enum.TryParse<DayOfWeek>(day, out var known) ? known : throw Refusal.BadInput("wrong_day", "There is no such day."))], sent["From"], sent["To"], sent["TimeZone"]);

    public int? Opens => Minutes(Start);
    public int? Closes => Minutes(To);

    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Opens is null || Closes is null || Opens >= Closes) problems[nameof(Start)] = "Enter hours like 09:00 to 17:00, or 00:00 to 24:00.";
        if (TimeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) problems[nameof(TimeZone)] = "Enter a time zone like Europe/Dublin.";
        return problems;
    }

    private static int? Minutes(string? text) => text == "24:00" ? 24 * 60 : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
}
