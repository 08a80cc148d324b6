using Microsoft.AspNetCore.Identity;

namespace Waypost.People;

/// Somebody who can sign in: a seller's user or one of the marketplace's staff.
public sealed class Person : IdentityUser<Guid>
{
    public string Name { get; set; } = "";
    public Roles Roles { get; set; }

    /// The seller account that this person acts for.
    public Guid? SellerId { get; set; }
    public string Locale { get; set; } = "en";

    /// IANA name.
    public string TimeZone { get; set; } = "UTC";

    /// Languages and skills of an agent, comma separated (`en,es`; `payments,orders`).
    public string Speaks { get; set; } = "en";
    public string Skills { get; set; } = "";
}

/// A group of agents that conversations and tickets are given to.
public sealed class Team
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public List<TeamMember> Members { get; } = [];
}

public sealed class TeamMember
{
    public required Guid TeamId { get; init; }
    public required Guid PersonId { get; init; }
}

/// A secret that lets a program act as a person. Only its hash is kept.
public sealed class ApiKey
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// SHA-256 of the whole key, lower-case hex.
    public required string Hash { get; init; }

    /// Comma separated; empty means all that the person may do.
    public required string Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}
