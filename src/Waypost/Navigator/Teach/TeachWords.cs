using Waypost.Navigator.Issues;
using static Waypost.Web.Words;

namespace Waypost.Navigator.Teach;

/// How the catalogue's pages call things.
internal static class TeachWords
{
    public static string Name(Need need) => need switch
    {
        Need.General => T("A general answer"), Need.Account => T("A look at the account"), Need.Urgent => T("A look at the account, urgent"), Need.Learning => T("Learning"),
        Need.Peers => T("Other sellers"), Need.News => T("News"), _ => T("Growth"),
    };

    public static string Name(Nature nature) => nature switch
    {
        Nature.SameForAll => T("The same for every seller"), Nature.OwnCase => T("The seller's own case"), _ => T("Talk among sellers"),
    };

    public static string Name(NavigationOutcome outcome) => outcome switch
    {
        NavigationOutcome.Solved => T("Solved"), NavigationOutcome.NotSolved => T("Not solved"), NavigationOutcome.Silent => T("No word"), NavigationOutcome.CameBack => T("Came back"), _ => T("Open"),
    };

    public static string Name(TrainingState state) => state switch
    {
        TrainingState.Waiting => T("Learning"), TrainingState.Ready => T("Ready"), _ => T("Put in force"),
    };
}
