using Waypost.People;
using Waypost.Web;

namespace Waypost.Announcements;

/// The newest announcement that a seller has neither acknowledged nor put away, across the Seller Center.
public sealed class BannerPart : IPagePart
{
    public async ValueTask<PagePart?> ForAsync(HttpContext http, Area area)
    {
        var caller = Caller.Of(http);
        if (area != Area.SellerCenter || !caller.IsSeller) return null;
        var open = await http.RequestServices.GetRequiredService<AnnouncementReads>().BannerAsync(caller, http.RequestAborted);
        if (open is null) return null;
        return new PagePart(Slot.Banner, 20, builder =>
        {
            builder.OpenComponent<AnnouncementBanner>(0);
            builder.AddComponentParameter(1, nameof(AnnouncementBanner.Announcement), open);
            builder.CloseComponent();
        });
    }
}
