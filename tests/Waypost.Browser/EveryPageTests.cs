using Microsoft.Playwright;

namespace Waypost.Browser;

/// The pages that are linked from outside, each looked at on a phone and on a desk, by day and by night.
[Collection(InBrowser.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_readable_by_everybody(string who, string url)
    {
        foreach (var (width, dark) in new[] { (360, true), (1280, false) })
        {
            await using var person = await chromium.VisitAsync(width, dark);
            if (who != "nobody") await person.SignInAsync(who);
            await person.GoAsync(url);
            await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await person.LookAsync();
            person.HasNoComplaints();
        }
    }

    [Theory] // the first thing of a list stands for all of them
    [InlineData("seller", "/help", "/help/*", "main a[href^='/help/']:not([href='/help/contact'])")]
    [InlineData("seller", "/community", "/community/g/*", "main a[href^='/community/g/']")]
    [InlineData("seller", "/community", "/community/t/*", "main a[href^='/community/t/']")]
    [InlineData("seller", "/academy", "/academy/*", "main a[href^='/academy/']")]
    [InlineData("seller", "/tickets", "/tickets/*", "main a[href^='/tickets/']")]
    [InlineData("agent", "/desk?view=all", "/desk/*", "main a[href^='/desk/']")]
    public async Task And_so_is_what_its_list_leads_to(string who, string list, string url, string links)
    {
        foreach (var (width, dark) in new[] { (360, false), (1280, true) })
        {
            await using var person = await chromium.VisitAsync(width, dark);
            await person.SignInAsync(who);
            await person.GoAsync(list);
            await person.ClickAsync(person.Page.Locator(links).Filter(new() { Visible = true }).First, url);
            await person.LookAsync();
            person.HasNoComplaints();
        }
    }

    public static TheoryData<string, string> Pages => new()
    {
        { "nobody", "/sign-in" }, { "nobody", "/help" }, { "nobody", "/academy" },
        { "seller", "/" }, { "seller", "/support" }, { "seller", "/support/guide" }, { "seller", "/help" }, { "seller", "/help/contact" }, { "seller", "/academy" },
        { "seller", "/community" }, { "seller", "/announcements" }, { "seller", "/tickets" }, { "agent", "/desk" }, { "admin", "/admin" },
        { "admin", "/admin/replay?days=30&freeWait=0.3" }, { "admin", "/admin/incidents" }, { "editor", "/admin/catalogue" }, { "editor", "/admin/catalogue/types/payout_failed" },
        { "editor", "/admin/catalogue/test?q=My+payout+failed" }, { "editor", "/admin/catalogue/inbox" }, { "editor", "/admin/catalogue/training" }, { "editor", "/admin/catalogue/outcomes?days=90" },
    };
}
