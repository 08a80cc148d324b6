using System.CommandLine;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Replay;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Waypost.Cli;

/// `waypost replay --days N --settings FILE`: the stored past, decided again under other settings.
public static class ReplayCommand
{
    public static Command Make()
    {
        var days = new Option<int>("--days") { Description = "How many days back", DefaultValueFactory = _ => 30 };
        var file = new Option<FileInfo>("--settings") { Description = "The other settings as YAML: one `key: number` a line; what is not named stays", Required = true };
        var command = new Command("replay", "Decide the stored past again under other settings, and say what would change and for whom it would be worse") { days, file };
        command.SetAction((parsed, stop) => CommandLine.WithAppAsync(parsed, stop, async services =>
        {
            if (parsed.GetValue(days) is < 1 or > 3650) throw Refusal.BadInput("bad_days", "From 1 to 3,650 days, please.");
            var before = services.GetRequiredService<SettingsInForce>().Current;
            var after = SettingField.Apply(before, Read(parsed.GetValue(file)!)) with { Name = Path.GetFileNameWithoutExtension(parsed.GetValue(file)!.Name) };
            Console.Write((await services.GetRequiredService<ReplayPast>().RunAsync(TimeSpan.FromDays(parsed.GetValue(days)), before, after, int.MaxValue / 2, stop)).ToText());
            return 0;
        }));
        return command;
    }

    private static Dictionary<string, string?> Read(FileInfo file)
    {
        if (!file.Exists) throw new Refusal("no_file", $"There is no file {file.FullName}.");
        try
        {
            return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string?>?>(File.ReadAllText(file.FullName)) ?? [];
        }
        catch (YamlException wrong)
        {
            throw new Refusal("bad_file", $"{file.Name}, line {wrong.Start.Line}: please write one `key: number` a line.");
        }
    }
}
