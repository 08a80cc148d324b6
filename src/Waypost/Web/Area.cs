using Microsoft.AspNetCore.Components;

namespace Waypost.Web;

/// Which of the sites a page belongs to; each has its own navigation in the same frame.
public enum Area { SellerCenter, Academy, Desk, Admin }

/// How a page stands in the window: as long as it is, filling the window (a thread), or as the desk's panes.
public enum Frame { Page, Fill, Panes }

public enum Slot { Banner, TopRight, ProfileMenu, EndOfBody }

/// A fragment that a room adds to every page (bell, banner, profile menu, navigator dialog).
public sealed record PagePart(Slot Slot, int Order, RenderFragment Content);

public interface IPagePart
{
    /// Null when it has nothing to show to this reader here.
    ValueTask<PagePart?> ForAsync(HttpContext http, Area area);
}

/// One entry of an area's navigation. Shown to its audience only.
public sealed record NavigationEntry(Area Area, string Title, string Url, int Order, string Audience, bool AtTopRight = false, bool InFooter = false);

public static class Navigation
{
    public static void AddNavigation(this IServiceCollection services, params NavigationEntry[] entries)
    {
        foreach (var entry in entries) services.AddSingleton(entry);
    }

    public static IReadOnlyList<NavigationEntry> For(IServiceProvider services, Area area, PageContext context) =>
        [.. services.GetServices<NavigationEntry>().Where(entry => entry.Area == area && context.Is(entry.Audience)).OrderBy(entry => entry.Order)];

    /// The entry whose address goes furthest along the page's own.
    public static NavigationEntry? Here(IReadOnlyList<NavigationEntry> entries, string path) =>
        entries.Where(entry => entry.Url == "/" ? path == "/" : path == entry.Url || path.StartsWith(entry.Url + "/", StringComparison.Ordinal)).MaxBy(entry => entry.Url.Length);
}
