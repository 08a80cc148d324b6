namespace Waypost.Tests.House;

public sealed class FloorsTests
{
    private static readonly Floors House = new(Sources.Program);

    [Fact]
    public void Rooms_use_rooms_below_them_only() =>
        Problems.None(House.Files.Where(file => Floors.RoomOf(file.Path) is not "")
            .SelectMany(file => House.Breaches(Floors.RoomOf(file.Path), file.Text).Select(breach => $"{file.Path}: {breach}")));

    [Fact]
    public void Each_folder_has_a_floor() => Assert.DoesNotContain(House.Folders, folder => Floors.FloorOf(folder) is null);

    [Fact]
    public void Beside_the_rooms_only_the_program_itself_knows_them() =>
        Problems.None(House.Files.Where(file => Floors.RoomOf(file.Path) is "" && file.Path != "Program.cs").SelectMany(file => House.Breaches("Web", file.Text)));

    [Theory] // a rule that cannot fail protects nothing
    [InlineData("People", "using Waypost.Tickets;")]
    [InlineData("Web", "var files = new Files.TakeFile();")]
    [InlineData("Live", "@using Waypost.Web")]
    [InlineData("Storage", "global using static Waypost.Web.Words;")]
    [InlineData("HelpCenter", "using Waypost.Community;")]
    [InlineData("Search", "using Alias = Waypost.HelpCenter.HelpCenterRoom;")]
    [InlineData("Accounts", "@inject Waypost.Chat.ChatRoom Chat")]
    [InlineData("SellerCenter", "<AdminRoom /> @(Admin.AdminRoom.Name)")]
    public void A_planted_breach_is_caught(string room, string source) => Assert.NotEmpty(House.Breaches(room, source));

    [Theory]
    [InlineData("Tickets", "using Waypost.Chat;")]
    [InlineData("Web", "var count = db.Files.TakeFile;")]
    [InlineData("HelpCenter", "using TopicView = Waypost.Community.TopicView;")]
    [InlineData("HelpCenter", "[Parameter] public ChannelOffer? Chat { get; set; } … Chat.ChatRoom")]
    [InlineData("Storage", "/// Who asks: see Waypost.People.Caller.")]
    public void What_is_allowed_is_let_be(string room, string source) => Assert.Empty(House.Breaches(room, source));

    [Fact]
    public void A_folder_without_a_floor_is_caught() => Assert.Null(Floors.FloorOf("Helpers"));
}
