using System.CommandLine;
using System.CommandLine.Parsing;
using Waypost.Navigator.Decide;

namespace Waypost.Cli;

/// `waypost serve`: the web server.
public static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls") { Description = "Addresses to listen on, for example http://127.0.0.1:5080" };

    public static Command Make()
    {
        var serve = new Command("serve", "Run the web server (the default)") { Urls };
        serve.SetAction(RunAsync);
        return serve;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var configured = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 };
        await using var app = Server.Build(new ServerOptions
        {
            DataFolder = parsed.GetValue(CommandLine.Data)!,
            Urls = parsed.GetValue(Urls) ?? (configured ? null : "http://127.0.0.1:5080"),
        });
        await Server.PrepareAsync(app, stop);
        await app.StartAsync(stop);
        await Server.WelcomeAsync(app, stop);
        app.Services.GetRequiredService<Decider>().WarmUp();
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
