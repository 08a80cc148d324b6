namespace Waypost.Web;

/// The marketplace's own name, as the pages show it (setting `Site:Name`).
public static class Site
{
    public static string Name { get; set; } = "Waypost";
}
