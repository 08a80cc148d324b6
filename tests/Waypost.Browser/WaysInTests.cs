using Microsoft.Playwright;

namespace Waypost.Browser;

/// The three ways in, by the very names of their links and buttons, on a phone and on a desk, by day and by night.
[Collection(InBrowser.Name)]
public sealed class WaysInTests(Chromium chromium)
{
    [Theory]
    [MemberData(nameof(Screens.All), MemberType = typeof(Screens))]
    public async Task Seller_Center_to_Help_Center(int width, bool dark)
    {
        await using var seller = await chromium.VisitAsync(width, dark);
        await seller.SignInAsync("seller");
        await seller.GoAsync("/");
        await seller.LookAsync();
        await seller.Button("Profile").ClickAsync();
        await seller.LookAsync();
        await seller.ClickAsync(seller.Link("Help & Support"), "/support");
        await seller.LookAsync();
        await seller.ClickAsync(seller.Link("Help Center"), "/help");
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the Help Center" })
            .Or(seller.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the Help Center" }))).ToBeVisibleAsync();
        await seller.LookAsync();
        seller.HasNoComplaints();
    }

    [Theory]
    [MemberData(nameof(Screens.All), MemberType = typeof(Screens))]
    public async Task Help_Center_to_Chat(int width, bool dark)
    {
        await using var seller = await chromium.VisitAsync(width, dark);
        await seller.SignInAsync("gold");
        await seller.GoAsync("/");
        await seller.Button("Profile").ClickAsync();
        await seller.ClickAsync(seller.Link("Help & Support"), "/support");
        await seller.ClickAsync(seller.Link("Help Center"), "/help");
        await seller.ClickAsync(seller.Link("Contact us"), "/help/contact");
        await seller.LookAsync();
        await seller.ClickAsync(seller.Way("Chat with us"), "/chat/*");
        await Assertions.Expect(seller.Log).ToBeVisibleAsync();
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" })).ToBeVisibleAsync();
        await Assertions.Expect(seller.Button("Send")).ToBeVisibleAsync();
        await seller.LookAsync();
        seller.HasNoComplaints();
    }

    [Theory]
    [MemberData(nameof(Screens.All), MemberType = typeof(Screens))]
    public async Task Academy_to_Seller_Community_at_the_top_and_at_the_bottom(int width, bool dark)
    {
        await using var seller = await chromium.VisitAsync(width, dark);
        await seller.SignInAsync("seller");
        foreach (var place in new[] { AriaRole.Banner, AriaRole.Contentinfo })
        {
            await seller.GoAsync("/academy");
            await seller.LookAsync();
            await seller.ClickAsync(seller.Link("Seller Community", seller.Page.GetByRole(place)), "/community");
            await seller.LookAsync();
        }

        seller.HasNoComplaints();
    }

    [Fact]
    public async Task At_the_top_of_the_Academy_the_Community_stands_to_the_right()
    {
        await using var seller = await chromium.VisitAsync();
        await seller.SignInAsync("seller");
        await seller.GoAsync("/academy");
        var box = await seller.Link("Seller Community", seller.Page.GetByRole(AriaRole.Banner)).BoundingBoxAsync();
        Assert.True(box!.X > 1280 / 2, $"at {box.X} px of 1280");
    }
}

/// The screens that every walk is done on.
public static class Screens
{
    public static TheoryData<int, bool> All => new() { { 360, false }, { 360, true }, { 1280, false }, { 1280, true } };
}
