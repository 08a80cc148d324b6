using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Waypost.Bench;

/// Requests a second by wrk: 2 threads, 32 connections.
internal static partial class Wrk
{
    public static async Task<Rate> RunAsync(string url, int seconds, params string[] headers)
    {
        var start = new ProcessStartInfo("wrk") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in new[] { "-t2", "-c32", $"-d{seconds}s", "--latency" }) start.ArgumentList.Add(argument);
        foreach (var header in headers)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add(header);
        }

        start.ArgumentList.Add(url);
        using var wrk = Process.Start(start)!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (text.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"{url} did not answer 2xx:\n{text}");
        return new Rate(double.Parse(PerSecond().Match(text).Groups["n"].Value, CultureInfo.InvariantCulture), P50().Match(text).Groups["t"].Value, P99().Match(text).Groups["t"].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"\s50%\s+(?<t>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex P50();

    [GeneratedRegex(@"\s99%\s+(?<t>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex P99();
}

internal sealed record Rate(double PerSecond, string P50, string P99);
