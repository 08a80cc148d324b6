namespace Waypost.People;

/// Who asks. Every query of something that belongs to somebody takes it (`VisibleTo(caller)`).
public sealed record Caller(Guid UserId, string Name, Roles Roles, Guid? SellerId, IReadOnlyList<Guid> TeamIds, string Locale, string TimeZone)
{
    private const Roles StaffRoles = Roles.Agent | Roles.Supervisor | Roles.Editor | Roles.Host | Roles.Manager | Roles.Admin;

    /// A visitor without an account; `UserId` is that of the visitor cookie, or empty when there is none yet.
    public static readonly Caller Nobody = new(Guid.Empty, "", Roles.None, null, [], "en", "UTC");

    /// What limits whom content is meant for: `region:US`, `tier:gold`, `category:fashion`.
    public IReadOnlySet<string> Segments
    {
        get;
        init => (field, SegmentsKey) = (value, string.Join(' ', value.Order(StringComparer.Ordinal)));
    } = new HashSet<string>();

    /// The same for all who are in the same segments.
    public string SegmentsKey { get; private init; } = "";

    public bool IsSignedIn => Roles != Roles.None;
    public bool IsStaff => (Roles & StaffRoles) != Roles.None;
    public bool IsSeller => SellerId is not null;

    /// Works the desk: agents, supervisors, admins.
    public bool IsAgent => (Roles & (Roles.Agent | Roles.Supervisor | Roles.Admin)) != Roles.None;

    /// Sees what all teams have.
    public bool IsSupervisor => (Roles & (Roles.Supervisor | Roles.Admin)) != Roles.None;

    public bool Is(Roles role) => (Roles & (role | Roles.Admin)) != Roles.None;

    public static Caller Of(HttpContext http) => http.Features.Get<Caller>() ?? Nobody;

    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));
}
