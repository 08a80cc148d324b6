using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Navigator;
using Waypost.Navigator.Decide;
using Waypost.Navigator.Issues;
using Waypost.Navigator.Replay;

namespace Waypost.Tests.Navigator;

/// The stored past under other settings, and putting them in force.
public abstract class ReplayTests(WaypostApp app)
{
    [Fact]
    public async Task The_same_settings_change_nothing_and_others_say_for_whom_it_gets_worse()
    {
        foreach (var text in new[] { "My payout failed and I need the money today", "What is the return window?", "Any tips for going live for the first time?" })
            await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text });

        var same = await RunAsync(DecisionSettings.Standard);
        Assert.True(same.Decisions.Count >= 3);
        Assert.Equal(0, same.All.Changed);
        Assert.Equal(same.All.Before, same.All.After);

        var waitsAreAll = await RunAsync(SettingField.Apply(DecisionSettings.Standard, [KeyValuePair.Create("freeWait", (string?)"1")]));
        Assert.True(waitsAreAll.Moved(Channels.IndexOf(Channels.Community), Channels.IndexOf(Channels.Community)) < same.Moved(Channels.IndexOf(Channels.Community), Channels.IndexOf(Channels.Community)));
        Assert.Equal(waitsAreAll.All.Changed, waitsAreAll.Decisions.Count(each => each.Before != each.After));
        Assert.Contains("sent elsewhere", waitsAreAll.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_tries_settings_and_puts_them_in_force()
    {
        var tried = await app.Cast.Admin.Pages.GetStringAsync("/admin/replay?days=30&askGain=100000");
        Assert.Contains("What would have been", tried, StringComparison.Ordinal);
        Assert.Contains("Put these in force", tried, StringComparison.Ordinal);
        try
        {
            using (var without = await app.Cast.Admin.PostFormAsync("/admin/replay", ("askGain", "100000"), ("Reason", ""))) Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
            using (var wrong = await app.Cast.Admin.PostFormAsync("/admin/replay", ("askGain", "-7"), ("Reason", "why not"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            using (var done = await app.Cast.Admin.PostFormAsync("/admin/replay", ("askGain", "100000"), ("Reason", "Questions annoy"))) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);

            var decided = await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "payout" });
            Assert.Null(decided["clarify"]); // no answer saves a day
            var id = Guid.Parse((string)decided["id"]!);
            var kept = await app.ReadAsync(db => db.Navigations.SingleAsync(each => each.Id == id));
            Assert.StartsWith("settings-", DecisionInputs.Read(kept.Inputs).Settings, StringComparison.Ordinal);
            Assert.Contains("Questions annoy", await app.Cast.Admin.Pages.GetStringAsync("/admin/audit"), StringComparison.Ordinal);
        }
        finally
        {
            using var back = await app.Cast.Admin.PostFormAsync("/admin/replay", ("askGain", SettingField.All.First(each => each.Key == "askGain").Text(DecisionSettings.Standard)), ("Reason", "As before"));
            Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        }
    }

    [Fact]
    public async Task A_figure_out_of_its_range_is_refused_in_the_page()
    {
        using var wrong = await app.Cast.Admin.Pages.GetAsync("/admin/replay?days=7&typeWeight=-3");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("takes a number from 0 to 2", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<ReplayReport> RunAsync(DecisionSettings after)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReplayPast>().RunAsync(TimeSpan.FromDays(3650), DecisionSettings.Standard, after, 10_000, CancellationToken.None);
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : ReplayTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : ReplayTests(app);
}

/// What the judge makes of a single decision.
public sealed class ReplayJudgeTests
{
    [Fact]
    public void Every_figure_can_be_named_and_comes_back_from_its_row()
    {
        var settings = DecisionSettings.Standard;
        foreach (var (i, each) in SettingField.All.Index()) settings = each.With(settings, each.Least + (each.Most - each.Least) * (i + 1) / (SettingField.All.Count + 1));
        var row = new SwitchedSettings { Id = Guid.Empty, Name = "x", Figures = SwitchedSettings.FiguresOf(settings), Reason = "", By = Guid.Empty, At = default };
        Assert.All(SettingField.All, each => Assert.Equal(each.Of(settings), each.Of(row.ToSettings())));
        Assert.All(SettingField.All, each => Assert.NotEqual(each.Of(DecisionSettings.Standard), each.Of(settings)));
    }

    [Theory]
    [InlineData("noSuchThing", "1")]
    [InlineData("askGain", "-2")]
    [InlineData("askGain", "NaN")]
    [InlineData("askGain", "often")]
    public void Wrong_figures_are_refused(string key, string value) =>
        Assert.Throws<Refusal>(() => SettingField.Apply(DecisionSettings.Standard, [KeyValuePair.Create(key, (string?)value)]));
}
