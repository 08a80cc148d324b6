namespace Waypost.Navigator.Decide;

/// The four channels by their names in the API, in the order in which pages show them.
public static class Channels
{
    public const string HelpCenter = "help_center";
    public const string Chat = "chat";
    public const string Community = "community";
    public const string AccountManager = "account_manager";

    public static readonly IReadOnlyList<string> All = [HelpCenter, Chat, Community, AccountManager];

    public static int IndexOf(string channel) => channel switch { HelpCenter => 0, Chat => 1, Community => 2, AccountManager => 3, _ => -1 };
}
