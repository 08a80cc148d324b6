using System.CommandLine;
using Waypost.People;

namespace Waypost.Cli;

/// `waypost key create --as EMAIL`.
public static class KeyCommand
{
    public static Command Make()
    {
        var email = new Option<string>("--as") { Description = "The person that the key acts as", Required = true };
        var scopes = new Option<string>("--scopes") { Description = "Comma separated; without it all that the person may do", DefaultValueFactory = _ => "" };
        var create = new Command("create", "Print one API key that acts as a person") { email, scopes };
        create.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            Console.WriteLine(await services.GetRequiredService<CreateApiKey>().RunAsync(parsed.GetValue(email)!, parsed.GetValue(scopes)!, stop));
            return 0;
        }));
        return new Command("key", "API keys") { create };
    }
}
