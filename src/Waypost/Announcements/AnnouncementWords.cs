using static Waypost.Web.Words;

namespace Waypost.Announcements;

internal static class AnnouncementWords
{
    public static string Name(AnnouncementKind kind) => kind == AnnouncementKind.PolicyUpdate ? T("Policy update") : T("Announcement");

    public static string Name(AnnouncementState state) => state switch { AnnouncementState.Draft => T("Draft"), AnnouncementState.Scheduled => T("Scheduled"), AnnouncementState.TakenBack => T("Taken back"), _ => T("Published") };
}
