using Waypost.Web;

namespace Waypost.Navigator;

/// Ctrl or Cmd + K: the box on every page. On Help & Support it is there already.
public sealed class NavigatorDialogPart : IPagePart
{
    public ValueTask<PagePart?> ForAsync(HttpContext http, Area area) => ValueTask.FromResult<PagePart?>(new PagePart(Slot.EndOfBody, 10, builder =>
    {
        builder.OpenComponent<NavigatorDialog>(0);
        builder.CloseComponent();
    }));
}
