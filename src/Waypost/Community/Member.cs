namespace Waypost.Community;

public enum Standing { Newcomer, Member, Regular, Expert }

/// Somebody's face in the community: the shop, a few words, and the standing earned by helpful answers.
public sealed class Member
{
    public const int MostPostsOfNewcomer = 5;
    public static readonly TimeSpan PostWindow = TimeSpan.FromMinutes(10);
    public const int PointsForAccepted = 10;
    public const int PointsForHelpful = 1;
    private static readonly (int Points, Standing Standing)[] Steps = [(200, Standing.Expert), (50, Standing.Regular), (5, Standing.Member)];

    public required Guid PersonId { get; init; }
    public string Shop { get; set; } = "";
    public string Category { get; set; } = "";
    public string Region { get; set; } = "";
    public string About { get; set; } = "";
    public Standing Standing { get; set; }
    public int Points { get; set; }
    public DateTimeOffset JoinedAt { get; init; }

    /// Points may be taken back, a standing once earned stays.
    public void Credit(int points)
    {
        Points = Math.Max(0, Points + points);
        foreach (var (needed, standing) in Steps)
            if (Points >= needed && Standing < standing) Standing = standing;
    }

    /// New members cannot flood the place; the others have shown that they do not.
    public void RefuseIfTooFast(int postsInWindow)
    {
        if (Standing == Standing.Newcomer && postsInWindow >= MostPostsOfNewcomer)
            throw new Refusal("slow_down", $"New members can post {MostPostsOfNewcomer} times in {PostWindow.TotalMinutes:0} minutes. Please wait a little: your text is still here.", StatusCodes.Status429TooManyRequests);
    }

    /// The new text of one's own card.
    public void Describe(string? shop, string? about)
    {
        var (newShop, newAbout) = ((shop ?? "").Trim(), (about ?? "").Trim());
        if (newShop.Length > 80) throw Refusal.BadInput("shop_too_long", "Please keep the shop's name under 80 characters.");
        if (newAbout.Length > 600) throw Refusal.BadInput("about_too_long", "Please keep the words about you under 600 characters.");
        (Shop, About) = (newShop, newAbout);
    }
}
