using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Waypost.People;

namespace Waypost.Browser;

/// Somebody who walks through the pages by the names of links and buttons, and complains about what is wrong with them.
public sealed class Visitor : IAsyncDisposable
{
    private const int MostTabs = 80;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !_offline) _complaints.Add($"{page.Url}: the console says \"{message.Text}\"");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: script error \"{error}\"");
    }

    private bool _offline;

    public IPage Page { get; }
    public ILocator Log => Page.GetByRole(AriaRole.Log);

    public async Task GoAsync(string url)
    {
        await Page.GotoAsync(url);
        await SettleAsync();
    }

    /// The one-click sign-in of the demo.
    public async Task SignInAsync(string who)
    {
        await GoAsync("/sign-in");
        await Page.GetByRole(AriaRole.Button, new() { Name = who + DemoSignIn.Domain }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/sign-in", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 12_000 });
        await SettleAsync();
    }

    public ILocator Link(string name, ILocator? within = null) => Visible(AriaRole.Link, name, within);
    public ILocator Button(string name, ILocator? within = null) => Visible(AriaRole.Button, name, within);

    /// A link or a button, for where the contract leaves it open.
    public ILocator Way(string name, ILocator? within = null) => Link(name, within).Or(Button(name, within)).First;

    public async Task ClickAsync(ILocator what, string toUrl)
    {
        await what.ClickAsync();
        await ArriveAsync(toUrl);
    }

    /// Reaches an element with Tab alone and answers it with Enter.
    public async Task PressAsync(ILocator what, string? toUrl = null)
    {
        await TabToAsync(what);
        await Page.Keyboard.PressAsync("Enter");
        if (toUrl is not null) await ArriveAsync(toUrl);
    }

    public async Task TabToAsync(ILocator what)
    {
        await Assertions.Expect(what).ToBeVisibleAsync();
        for (var i = 0; i < MostTabs; i++)
        {
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{what} on {Page.Url} is not reached by {MostTabs} times Tab");
    }

    public async Task ArriveAsync(string url)
    {
        // Looked at again and again: waiting for a navigation misses one that happens between looking and waiting.
        var address = new Regex("^https?://[^/]+" + (url.EndsWith('*') ? Regex.Escape(url[..^1]) : Regex.Escape(url) + "(?:[?#]|$)"), RegexOptions.None, TimeSpan.FromSeconds(1));
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = 12_000 });
        await SettleAsync();
    }

    /// Looks at the page as a person with and without sight does: nothing sideways, nothing wrong by axe.
    public async Task LookAsync()
    {
        await SettleAsync();
        var (wide, room) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        if (wide > room) _complaints.Add($"{Page.Url}: {wide} px wide on a screen of {room} px: {await WidestAsync(room)}");

        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        _complaints.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{Page.Url}: {violation.Id} ({violation.Impact}): {violation.Help}: {node.Html}")));
    }

    public async Task OfflineAsync(bool offline)
    {
        _offline = offline;
        await _context.SetOfflineAsync(offline);
    }

    /// Fails with everything that was wrong on the way.
    public void HasNoComplaints() => Tests.House.Problems.None(_complaints);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private ILocator Visible(AriaRole role, string name, ILocator? within)
    {
        var found = within is null ? Page.GetByRole(role, new() { Name = name, Exact = true }) : within.GetByRole(role, new() { Name = name, Exact = true });
        return found.Filter(new() { Visible = true }).First;
    }

    /// The page and its scripts are there, and no visit is under way.
    private async Task SettleAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Page.WaitForFunctionAsync("() => window.Stimulus !== undefined || document.documentElement.hasAttribute('data-ready') || document.readyState === 'complete'");
        await Page.WaitForFunctionAsync("() => !document.documentElement.hasAttribute('aria-busy') && !document.documentElement.hasAttribute('data-turbo-preview')");
    }

    private Task<string> WidestAsync(int room) => Page.EvaluateAsync<string>(
        "room => [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' … ')", room);
}
