using Waypost.Academy;
using Waypost.Accounts;
using Waypost.Admin;
using Waypost.Announcements;
using Waypost.Chat;
using Waypost.Cli;
using Waypost.Community;
using Waypost.Demo;
using Waypost.Desk;
using Waypost.Files;
using Waypost.HelpCenter;
using Waypost.Live;
using Waypost.Navigator;
using Waypost.Notices;
using Waypost.People;
using Waypost.Search;
using Waypost.SellerCenter;
using Waypost.Storage;
using Waypost.Tickets;
using Waypost.Web;
using Waypost.Work;

return await CommandLine.RunAsync(args);

/// Ground first, then every room in floor order.
public partial class Program
{
    public static IEnumerable<System.CommandLine.Command> Commands() => [DemoCommand.Make(), KeyCommand.Make(), ImportCommand.Make(), SchemaCommand.Make(), NavigateCommand.Make(), EvaluateCommand.Make(), SimulateCommand.Make(), ReplayCommand.Make()];

    public static void AddRooms(IServiceCollection services)
    {
        services.AddLive();
        services.AddWeb();
        services.AddWork();
        services.AddPeople();
        services.AddFiles();
        services.AddSearch();
        services.AddNotices();
        services.AddAccounts();
        services.AddNavigator();
        services.AddHelpCenter();
        services.AddAcademy();
        services.AddAnnouncements();
        services.AddCommunity();
        services.AddChat();
        services.AddTickets();
        services.AddDesk();
        services.AddSellerCenter();
        services.AddAdmin();
        services.AddDemo();
    }

    public static void MapRooms(IEndpointRouteBuilder routes)
    {
        routes.MapStorage();
        routes.MapWeb();
        routes.MapLive();
        routes.MapPeople();
        routes.MapFiles();
        routes.MapSearch();
        routes.MapNotices();
        routes.MapAccounts();
        routes.MapNavigator();
        routes.MapHelpCenter();
        routes.MapAcademy();
        routes.MapAnnouncements();
        routes.MapCommunity();
        routes.MapChat();
        routes.MapTickets();
        routes.MapDesk();
        routes.MapSellerCenter();
        routes.MapAdmin();
    }
}
