using Waypost.Web;

namespace Waypost.People;

/// "Profile" at the top right: who is signed in, the way to Help & Support, and out again.
public sealed class ProfileMenuPart : IPagePart
{
    public ValueTask<PagePart?> ForAsync(HttpContext http, Area area)
    {
        var caller = Caller.Of(http);
        return ValueTask.FromResult<PagePart?>(new PagePart(Slot.TopRight, 90, builder =>
        {
            builder.OpenComponent<ProfileMenu>(0);
            builder.AddComponentParameter(1, nameof(ProfileMenu.Caller), caller);
            builder.CloseComponent();
        }));
    }
}
