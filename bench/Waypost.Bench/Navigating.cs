using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Waypost.Bench;

/// Decisions over HTTP at a steady rate, by visitors who are not signed in; the milliseconds that the server says each took.
internal static class Navigating
{
    private const int Connections = 16;

    // None twice in a row on a connection, so that nothing is answered because it was just asked.
    private static readonly string[] Issues =
    [
        "What is the return window?", "my payout failed and I need the money today", "Where do I upload my tax ID?", "any tips for going live for the first time",
        "An order shows delivered but the settlement is missing two items", "how do I process a refund", "listing removed and nobody tells me why", "is it worth to pay for ads with 40 products",
        "buyer says the parcel is empty", "no me llega el pago de esta semana", "cara ganti rekening bank", "店铺被限制了怎么申诉",
    ];

    public static async Task<double[]> AtRateAsync(Uri address, int perSecond, TimeSpan time)
    {
        var took = new ConcurrentBag<double>();
        var each = TimeSpan.FromSeconds(Connections / (double)perSecond);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async index =>
        {
            using var visitor = new RawHttp(address);
            await visitor.ConnectAsync();
            await Task.Delay(each * (index / (double)Connections));
            using var timer = new PeriodicTimer(each);
            for (var i = 0; i < time / each; i++)
            {
                var json = $$"""{"text":"{{Issues[(i + index) % Issues.Length]}}"}""";
                var head = await visitor.HeadOfAsync(Encoding.UTF8.GetBytes($"POST /api/v1/navigate HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}"));
                took.Add(ServerTime(head));
                await timer.WaitForNextTickAsync();
            }
        }));
        return [.. took.Order()];
    }

    private static double ServerTime(string head)
    {
        const string mark = "Server-Timing: app;dur=";
        var at = head.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && at > mark.Length ? double.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), CultureInfo.InvariantCulture) : throw new InvalidOperationException(head);
    }
}
