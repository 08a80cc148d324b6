namespace Waypost.Bench;

/// The yardstick: a bare Kestrel program that answers eleven bytes, as a process of its own.
internal static class Hello
{
    public static async Task ServeAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/", () => "hello world");
        await app.RunAsync();
    }
}
