using System.Globalization;
using Waypost.Bench;

// hello URL              the yardsticks as a server
// (nothing) [SECONDS]    everything, printed as a table
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["hello", var at])
{
    await Hello.ServeAsync(at);
    return 0;
}

var seconds = args is [var given] && int.TryParse(given, out var number) ? number : 5;
var bench = Path.Combine(AppContext.BaseDirectory, "Waypost.Bench.dll");
using var marketplace = await Marketplace.MakeAsync(100);
using var hello = await ServerProcess.StartAsync(bench, "/", "hello", "{url}");
var rows = new List<(string What, string Figure, double? Ratio)>();

await Wrk.RunAsync(hello.Url + "/", 2);
var before = await Wrk.RunAsync(hello.Url + "/", seconds);

using var product = await ServerProcess.StartAsync(Path.Combine(AppContext.BaseDirectory, "Waypost.dll"), "/readyz", "serve", "--urls", "{url}", "--data", marketplace.Folder);
var cookie = await Marketplace.CookieAsync(product.Url, "seller@demo.test");

async Task PagesAsync(string what, string path, params string[] headers)
{
    await Wrk.RunAsync(product.Url + path, 3, headers);
    var rate = await Wrk.RunAsync(product.Url + path, seconds, headers);
    rows.Add((what, $"{rate.PerSecond:N0}/s, p50 {rate.P50}, p99 {rate.P99}", rate.PerSecond));
}

await PagesAsync("article page, anonymous", "/help/return-window");
await PagesAsync("article page, signed-in seller", "/help/return-window", $"Cookie: {cookie}");
await PagesAsync("search API, anonymous", "/api/v1/search?q=payout+failed");

var address = new Uri(product.Url);
await Navigating.AtRateAsync(address, 500, TimeSpan.FromSeconds(2));
var decisions = await Navigating.AtRateAsync(address, 500, TimeSpan.FromSeconds(seconds * 2));
rows.Add(("navigate at 500/s, time in the server, decision stored", $"p50 {decisions[decisions.Length / 2]:0.00} ms, p99 {decisions[(int)(decisions.Length * 0.99)]:0.00} ms, {decisions.Length:N0} decisions", null));

var talks = await marketplace.TalkAsync(product.Url);
var chat = new Chat(address, talks);
await chat.ClosedLoopAsync(TimeSpan.FromSeconds(3));
var messages = await chat.ClosedLoopAsync(TimeSpan.FromSeconds(seconds * 2));
rows.Add(("durable messages delivered, closed loop of 100 conversations", $"{messages:N0}/s", messages));

var relay = new Chat(new Uri(hello.Url), [.. talks.Select(talk => talk with { SellerKey = "none", AgentKey = "none" })]);
foreach (var (what, which) in new[] { ("delivery at 500 messages/s, POST to the other side's event", chat), ("the same through the bare relay: a file, its fsync, a stream", relay) })
{
    var delivery = await which.AtRateAsync(500, TimeSpan.FromSeconds(seconds * 2));
    rows.Add((what, $"p50 {delivery[delivery.Length / 2]:0.0} ms, p99 {delivery[(int)(delivery.Length * 0.99)]:0.0} ms, {delivery.Length:N0} messages", null));
}

var idleBefore = product.Memory;
var streams = await chat.IdleAsync(2_000);
await Task.Delay(2_000);
rows.Add(("memory an idle stream, 2,000 of them, no collection forced", $"{(product.Memory - idleBefore) / 1024.0 / 2_000:0.0} KiB", null));
foreach (var stream in streams) stream.Dispose();

var after = await Wrk.RunAsync(hello.Url + "/", seconds);
var yardstick = (before.PerSecond + after.PerSecond) / 2;
Console.WriteLine($"| what | figure | of hello |\n| --- | --- | --- |\n| hello: bare Kestrel, before and after | {before.PerSecond:N0}/s, {after.PerSecond:N0}/s | 100 % |");
foreach (var (what, figure, ratio) in rows) Console.WriteLine($"| {what} | {figure} | {(ratio is { } value ? $"{value / yardstick:P1}" : "")} |");
return 0;
