namespace Waypost.People;

/// What a person may do here. The names are those of the routes' audiences.
[Flags]
public enum Roles
{
    None = 0,
    Seller = 1,
    Agent = 2,
    Supervisor = 4,
    Editor = 8,
    Host = 16,
    Manager = 32,
    Admin = 64,
}
