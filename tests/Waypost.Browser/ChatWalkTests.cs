using Microsoft.Playwright;

namespace Waypost.Browser;

/// The main job: an issue in the seller's words reaches an agent, both write, and nothing is lost or doubled.
[Collection(InBrowser.Name)]
public sealed class ChatWalkTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task An_issue_reaches_an_agent_and_both_write(int width)
    {
        var issue = $"My payout failed and I need the money today, please look at it ({width})";
        await using var seller = await chromium.VisitAsync(width);
        await using var agent = await chromium.VisitAsync();
        await AskAsync(seller, "seller", issue);
        await AcceptAsync(agent, issue);

        await SayAsync(agent, $"Good day, I am looking at it now. ({width})");
        await Assertions.Expect(seller.Log.GetByText($"I am looking at it now. ({width})")).ToHaveCountAsync(1);
        await SayAsync(seller, $"Thank you, I stay here. ({width})");
        await Assertions.Expect(agent.Log.GetByText($"I stay here. ({width})")).ToHaveCountAsync(1);
        await seller.LookAsync();
        await agent.LookAsync();

        await seller.Page.ReloadAsync();
        await agent.Page.ReloadAsync();
        foreach (var person in new[] { seller, agent })
            foreach (var line in new[] { $"I am looking at it now. ({width})", $"I stay here. ({width})" })
                await Assertions.Expect(person.Log.GetByText(line)).ToHaveCountAsync(1);

        seller.HasNoComplaints();
        agent.HasNoComplaints();
    }

    [Fact]
    public async Task What_is_written_without_a_connection_goes_out_once()
    {
        const string Issue = "My payout was held, and I do not know why it was held this week";
        await using var seller = await chromium.VisitAsync(360);
        await using var agent = await chromium.VisitAsync();
        await AskAsync(seller, "gold", Issue);
        await AcceptAsync(agent, Issue);

        await seller.OfflineAsync(true);
        await SayAsync(seller, "Written in a tunnel");
        await Assertions.Expect(seller.Page.GetByText("Written in a tunnel").First).ToBeVisibleAsync(); // it waits in the browser
        await seller.OfflineAsync(false);

        await Assertions.Expect(agent.Log.GetByText("Written in a tunnel")).ToHaveCountAsync(1);
        await seller.Page.ReloadAsync();
        await Assertions.Expect(seller.Log.GetByText("Written in a tunnel")).ToHaveCountAsync(1);
    }

    private static async Task AskAsync(Visitor seller, string who, string issue)
    {
        await seller.SignInAsync(who);
        await seller.GoAsync("/support");
        var box = seller.Page.GetByRole(AriaRole.Main).GetByLabel("What do you need help with?").First;
        await box.FillAsync(issue);
        await seller.Button("Find help", seller.Page.GetByRole(AriaRole.Main)).ClickAsync();
        var recommended = seller.Page.GetByRole(AriaRole.Region, new() { Name = "Recommended" });
        await Assertions.Expect(recommended).ToBeVisibleAsync();
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Region, new() { Name = "Other ways" })).ToBeVisibleAsync();
        await seller.LookAsync();
        await seller.ClickAsync(seller.Way("Chat with us", recommended), "/chat/*");
        await Assertions.Expect(seller.Page.GetByRole(AriaRole.Main).GetByText(issue).First).ToBeVisibleAsync(); // typed once, carried along
    }

    /// Takes the conversation from the line on the desk.
    private static async Task AcceptAsync(Visitor agent, string issue)
    {
        await agent.SignInAsync("agent");
        await agent.GoAsync("/desk");
        var waiting = agent.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = issue[..30] }).Filter(new() { Has = agent.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" }) }).First;
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(agent.Log).ToBeVisibleAsync();
        await Assertions.Expect(agent.Page.GetByText(issue).First).ToBeVisibleAsync();
    }

    private static async Task SayAsync(Visitor person, string text)
    {
        await person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
        await person.Button("Send").ClickAsync();
    }
}
