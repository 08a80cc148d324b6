using static Waypost.Web.Words;

namespace Waypost.Community;

/// How the community's kinds are called in pages.
internal static class CommunityWords
{
    public static string Name(TopicKind kind) => kind switch { TopicKind.Question => T("Question"), TopicKind.BestPractice => T("Best practice"), _ => T("Discussion") };

    public static string Name(GroupKind kind) => kind switch { GroupKind.Official => T("Official"), GroupKind.Region => T("Region"), _ => T("Category") };

    public static string Name(Standing standing) => standing switch { Standing.Expert => T("Expert"), Standing.Regular => T("Regular"), Standing.Member => T("Member"), _ => T("New here") };

    public static string Name(TopicFilter filter) => filter switch
    {
        TopicFilter.Active => T("Active"), TopicFilter.Unanswered => T("Unanswered"), TopicFilter.BestPractices => T("Best practices"), TopicFilter.Mine => T("Mine"), _ => T("Newest"),
    };
}
