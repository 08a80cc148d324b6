using Waypost.Accounts.Checks;

namespace Waypost.Accounts;

public sealed record FindingsJson(IReadOnlyList<Finding> Items, string? Next);

/// `Whole`: the seals of these lines were checked and fit.
public sealed record AccessJson(IReadOnlyList<AccessLineJson> Items, string? Next, bool Whole);

public sealed record AccessLineJson(string Id, DateTimeOffset At, string Who, string Deed, string Subject, string? Reason, string? CaseTitle, string? CaseUrl)
{
    public static AccessLineJson From(AccessView line) =>
        new(line.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture), line.At, line.Who, line.Deed, line.Subject, line.Reason, line.Case?.Title, line.Case?.Url);
}

public sealed record RevealJson(string? Field, string? Reason);

public sealed record RevealedJson(string Field, string Value);

/// `Action`: retry_payout, lift_hold or extend_deadline (then with `until`).
public sealed record ActionJson(string? Action, string? Subject, DateTimeOffset? Until, string? Reason, string? ClientId);

public sealed record ImportJson(IReadOnlyList<Import.AccountImport>? Items);

public sealed record ImportedJson(int Imported);
