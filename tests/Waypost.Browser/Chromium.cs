using Microsoft.Playwright;
using Waypost.Tests;

namespace Waypost.Browser;

/// A browser of this machine and the program with its demo marketplace, shared by all walks.
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public WaypostApp App { get; } = new();

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        Assertions.SetDefaultExpectTimeout(12_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-first-run", "--disable-default-apps", "--disable-extensions", "--disable-breakpad", "--disable-domain-reliability",
            ],
        });
    }

    /// Somebody at a screen of this width, with a light or dark device.
    public async Task<Visitor> VisitAsync(int width = 1280, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = App.Address.ToString(),
            Locale = "en-US",
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 900 },
            HasTouch = width < 600,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(12_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    private static string Executable()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin").Split(':').SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed here: run bin/install-tools.");
    }
}

[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
