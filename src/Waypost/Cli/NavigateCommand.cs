using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Waypost.Navigator;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Cli;

/// `waypost navigate "TEXT"`: one decision as JSON; nothing is kept.
public static class NavigateCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Command Make()
    {
        var text = new Argument<string>("text") { Description = "The issue in the seller's own words" };
        var locale = new Option<string?>("--locale") { Description = "The text's language; without it, it is guessed" };
        var email = new Option<string?>("--as") { Description = "The e-mail address of the person who asks" };
        var command = new Command("navigate", "Print which channel the navigator recommends, as JSON") { text, locale, email };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            var form = new NavigateForm(parsed.GetValue(text), parsed.GetValue(locale));
            form.Check();
            var caller = parsed.GetValue(email) is { } address ? await FindAsync(services, address, stop) : Caller.Nobody;
            var id = Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow());
            var (_, decided) = await services.GetRequiredService<DecideFor>().RunAsync(id, new(caller, form.Text!.Trim(), DecideFor.LocaleOf(form.Locale, form.Text!, caller)), stop);
            Console.WriteLine(JsonSerializer.Serialize(decided.Answer, Pretty));
            return 0;
        }));
        return command;
    }

    private static async Task<Caller> FindAsync(IServiceProvider services, string email, CancellationToken stop)
    {
        var normal = email.Trim().ToUpperInvariant();
        var person = await services.GetRequiredService<WaypostDb>().People.AsNoTracking().Where(each => each.NormalizedEmail == normal).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(stop)
            ?? throw Refusal.NotFound("person");
        return (await services.GetRequiredService<Callers>().FindAsync(person, stop))!.Caller;
    }
}
