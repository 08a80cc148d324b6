using Microsoft.Playwright;

namespace Waypost.Browser;

/// The same ways with the keyboard alone.
[Collection(InBrowser.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task From_the_Seller_Center_to_a_chat(int width)
    {
        await using var seller = await chromium.VisitAsync(width);
        await seller.GoAsync("/sign-in");
        await seller.PressAsync(seller.Page.GetByRole(AriaRole.Button, new() { Name = "seller@demo.test" }));
        await seller.ArriveAsync("/");
        await seller.PressAsync(seller.Button("Profile"));
        await seller.PressAsync(seller.Link("Help & Support"), "/support");
        await seller.PressAsync(seller.Link("Help Center"), "/help");
        await seller.PressAsync(seller.Link("Contact us"), "/help/contact");
        await seller.PressAsync(seller.Way("Chat with us"), "/chat/*");
        await seller.TabToAsync(seller.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }));
        var words = $"Hello, by keyboard, {width} wide"; // an open conversation is gone back to, also by the other test
        await seller.Page.Keyboard.TypeAsync(words);
        await seller.PressAsync(seller.Button("Send"));
        await Assertions.Expect(seller.Log.GetByText(words)).ToHaveCountAsync(1);
        seller.HasNoComplaints();
    }

    [Fact]
    public async Task From_the_Academy_to_the_Community()
    {
        await using var seller = await chromium.VisitAsync();
        await seller.SignInAsync("seller");
        await seller.GoAsync("/academy");
        await seller.PressAsync(seller.Link("Seller Community", seller.Page.GetByRole(AriaRole.Contentinfo)), "/community");
        seller.HasNoComplaints();
    }

    [Fact]
    public async Task The_box_comes_with_one_shortcut_and_goes_with_Escape()
    {
        await using var seller = await chromium.VisitAsync();
        await seller.SignInAsync("seller");
        await seller.GoAsync("/");
        await seller.Page.Keyboard.PressAsync("Control+k");
        var dialog = seller.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await seller.Page.Keyboard.TypeAsync("What is the return window?");
        await seller.Page.Keyboard.PressAsync("Escape");
        if (await dialog.IsVisibleAsync()) await seller.Page.Keyboard.PressAsync("Escape"); // the first one closes the suggestions
        await Assertions.Expect(dialog).Not.ToBeVisibleAsync();
        seller.HasNoComplaints();
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var seller = await chromium.VisitAsync();
        await seller.SignInAsync("seller");
        await seller.GoAsync("/help");
        await seller.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(seller.Link("Skip to content")).ToBeFocusedAsync();
        await seller.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }
}
