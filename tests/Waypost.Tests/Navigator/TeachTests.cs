using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Navigator;
using Waypost.Navigator.Issues;
using Waypost.Navigator.Teach;
using Waypost.Storage;

namespace Waypost.Tests.Navigator;

/// Editors keep the catalogue: types, phrasings, sellers' own words.
public abstract class TeachTests(WaypostApp app)
{
    [Fact]
    public async Task An_editor_adds_a_type_and_the_next_decision_knows_where_it_leads()
    {
        (string, string)[] form = [("Id", "parcel_by_drone"), ("Topic", "shipping"), ("Title", "Parcels by drone"), ("Summary", "a parcel that flies"), ("Need", "General"), ("Articles", "ship-an-order, return-window")];
        using (var twice = await app.Cast.Editor.PostFormAsync("/admin/catalogue/new", [.. form[1..], ("Id", "payout_failed")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        using (var wrong = await app.Cast.Editor.PostFormAsync("/admin/catalogue/new", [.. form[1..], ("Id", "No Id!")])) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var made = await app.Cast.Editor.PostFormAsync("/admin/catalogue/new", form)) Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Contains("Parcels by drone", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/types/parcel_by_drone"), StringComparison.Ordinal);

        using (var changed = await app.Cast.Editor.PostFormAsync("/admin/catalogue/types/parcel_by_drone", [.. form[1..2], ("Title", "Parcels by air"), .. form[3..]])) Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("Parcels by air", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue"), StringComparison.Ordinal);
        Assert.Equal("Parcels by air", app.Services.GetRequiredService<IssueCatalogue>().Find("parcel_by_drone")?.Title);
        Assert.NotEmpty((string)(await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "can my parcels fly" }))["channel"]!);
    }

    [Fact]
    public async Task Phrasings_wait_for_a_training_and_can_be_taken_back()
    {
        using (var none = await app.Cast.Editor.PostFormAsync("/admin/catalogue/types/payout_failed/phrasings", ("Locale", "en"), ("Lines", "  \n"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        using (var unknown = await app.Cast.Editor.PostFormAsync("/admin/catalogue/types/no_such_type/phrasings", ("Locale", "en"), ("Lines", "x"))) Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        for (var twice = 0; twice < 2; twice++)
            using (var added = await app.Cast.Editor.PostFormAsync("/admin/catalogue/types/payout_failed/phrasings", ("Locale", "en"), ("Lines", "the zorbit payout came back\nzorbit refused my money"))) Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);

        var waiting = await app.ReadAsync(db => db.PhrasingChanges.AsNoTracking().Waiting().Where(change => change.Text.Contains("zorbit")).ToListAsync());
        Assert.Equal(2, waiting.Count);
        Assert.False(await app.ReadAsync(db => db.Phrasings.AnyAsync(phrasing => phrasing.Text.Contains("zorbit"))));
        Assert.Contains("zorbit refused my money", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/training"), StringComparison.Ordinal);
        foreach (var change in waiting)
            using (var back = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/changes/{change.Id}/take-back")) Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        Assert.False(await app.ReadAsync(db => db.PhrasingChanges.AnyAsync(change => change.Text.Contains("zorbit"))));
    }

    [Fact]
    public async Task A_text_is_taken_out_wherever_it_is_filed()
    {
        var (text, rows) = await app.ReadAsync(async db =>
        {
            var own = await db.Phrasings.AsNoTracking().Where(each => each.TypeId == "own_case" && each.Locale == "en" && db.Set<Phrasing>().Any(other => other.Text == each.Text && other.TypeId == "payout_held")).OrderBy(each => each.Text).FirstAsync();
            return (own.Text, await db.Phrasings.AsNoTracking().Where(each => each.Text == own.Text).ToListAsync());
        });
        Assert.Equal(2, rows.Count);

        using (var taken = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/phrasings/{rows.Single(row => row.TypeId == "payout_held").Id}/remove")) Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);

        var waiting = await app.ReadAsync(db => db.PhrasingChanges.AsNoTracking().Waiting().Where(change => change.Text == text).ToListAsync());
        Assert.Equal(["own_case", "payout_held"], waiting.Select(change => change.TypeId).Order());
        Assert.All(waiting, change => Assert.Equal(ChangeKind.Remove, change.Kind));
        foreach (var change in waiting)
            using (var back = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/changes/{change.Id}/take-back")) Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
    }

    [Fact]
    public async Task What_did_not_help_comes_to_the_inbox_masked_and_leaves_it_once_decided()
    {
        var id = (string)(await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "parcel 4711-0815-99 of jane@example.org went up in smoke, see https://example.org/x" }))["id"]!;
        using (var said = await app.Cast.Seller.Api.PostAsJsonAsync($"/api/v1/navigate/{id}/outcome", new { solved = false })) Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);

        var inbox = await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/inbox");
        Assert.Contains($"/admin/catalogue/inbox/{id}", inbox, StringComparison.Ordinal);
        Assert.Contains("went up in smoke", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("4711-0815-99", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("jane@example.org", inbox, StringComparison.Ordinal);

        using (var passed = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/inbox/{id}", ("Do", "pass"))) Assert.Equal(HttpStatusCode.SeeOther, passed.StatusCode);
        Assert.DoesNotContain($"/admin/catalogue/inbox/{id}", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_from_the_inbox_are_filed_under_what_they_were_about_and_how_it_is_settled()
    {
        var id = (string)(await app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "the little green bar by my balance went backwards overnight" }))["id"]!;
        using (var said = await app.Cast.Seller.Api.PostAsJsonAsync($"/api/v1/navigate/{id}/outcome", new { solved = false })) Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        async Task<(HttpStatusCode Status, List<PhrasingChange> Waiting)> TeachAsync(string type, string nature)
        {
            using var taught = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/inbox/{id}", ("Do", "teach"), ("Type", type), ("Nature", nature), ("Locale", "en"), ("Text", "little green bar went backwards"));
            if (taught.StatusCode == HttpStatusCode.UnprocessableEntity) Assert.Contains(">little green bar went backwards</textarea>", await taught.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return (taught.StatusCode, await app.ReadAsync(db => db.PhrasingChanges.AsNoTracking().Waiting().Where(change => change.Text == "little green bar went backwards").ToListAsync()));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TeachAsync("", "")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TeachAsync("payout_held", "payout_missing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await TeachAsync("payout_held", "no_such_nature")).Status);
        Assert.Contains($"/admin/catalogue/inbox/{id}", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/inbox"), StringComparison.Ordinal);

        var (status, waiting) = await TeachAsync("payout_held", "own_case");
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Equal(["own_case", "payout_held"], waiting.Select(change => change.TypeId).Order());
        Assert.All(waiting, change => Assert.Equal(Guid.Parse(id), change.NavigationId));
        Assert.DoesNotContain($"/admin/catalogue/inbox/{id}", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/inbox"), StringComparison.Ordinal);
        foreach (var change in waiting)
            using (var back = await app.Cast.Editor.PostFormAsync($"/admin/catalogue/changes/{change.Id}/take-back")) Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
    }

    [Fact]
    public async Task The_test_box_says_why_word_by_word_and_keeps_nothing()
    {
        var before = await app.ReadAsync(db => db.Navigations.CountAsync());
        var page = await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/test?q=" + Uri.EscapeDataString("My payout failed <b>again</b>, anyone else?"));
        Assert.Contains("Words that spoke for", page, StringComparison.Ordinal);
        Assert.Contains("anyone", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>again", page, StringComparison.Ordinal);
        Assert.Equal(before, await app.ReadAsync(db => db.Navigations.CountAsync()));
    }

    [Fact]
    public async Task Outcomes_are_shown_and_counted_on_demand()
    {
        Assert.Contains("Odds by issue type", await app.Cast.Editor.Pages.GetStringAsync("/admin/catalogue/outcomes?days=90"), StringComparison.Ordinal);
        using var counted = await app.Cast.Editor.PostFormAsync("/admin/catalogue/outcomes/count");
        Assert.Equal(HttpStatusCode.SeeOther, counted.StatusCode);
        Assert.Equal(0, await app.Services.GetRequiredService<CountSilence>().RunAsync(CancellationToken.None));
    }

    [Collection(OnSqlite.Name)] public sealed class Sqlite(SqliteApp app) : TeachTests(app);
    [Collection(OnPostgres.Name)] public sealed class Postgres(PostgresApp app) : TeachTests(app);
}

/// What could tell who wrote a text is left out, whatever the text does.
public sealed class MaskedTests
{
    [Theory]
    [InlineData("write to jane.doe@example.org or https://example.org/x?y=1 please", "write to … or … please")]
    [InlineData("order 4711-0815-99 of 12 March, 3 items", "order … of 12 March, 3 items")]
    [InlineData("call +49 170 1234567", "call +…")]
    [InlineData("only 12 of 40 sold", "only 12 of 40 sold")]
    public void Numbers_and_addresses_are_left_out(string text, string masked) => Assert.Equal(masked, ChangePhrasings.Masked(text));

    [Theory]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("1 ")]
    [InlineData("https://")]
    public void No_text_takes_long(string piece) => Assert.NotNull(ChangePhrasings.Masked(string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)))); // the pattern gives up after a second, by an exception
}

/// From an approved phrasing to a model in force, in an installation with a small catalogue.
public sealed partial class TrainingTests : IAsyncLifetime
{
    private static readonly string[] Kept = ["payout_failed", "return_window", "slow_sales", "own_case", "same_for_all", "among_sellers", Phrasing.OutOfScope];
    private readonly WaypostApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.Services.GetRequiredService<WriteLane>().WriteAsync(db => db.Phrasings.Where(each => !Kept.Contains(each.TypeId) || each.Locale != "en").ExecuteDeleteAsync(), CancellationToken.None);
    }

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_training_is_measured_before_it_decides_and_only_as_long_as_nothing_has_changed()
    {
        var editor = _app.Cast.Editor;
        await AddAsync("zorbit bounced my money\nzorbit sent the payout back\nthe zorbit will not take my payout\nmy money came back from zorbit\nzorbit refused it again\nis zorbit down? payout returned");
        var first = await TrainAsync();
        Assert.Equal(6, first.Added);
        Assert.True(first.GeneralBefore.Count > 20);
        Assert.Equal(3, first.NewBefore.Count);

        await AddAsync("zorbit zorbit zorbit");
        using (var late = await PutInForceAsync()) Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.False(await _app.ReadAsync(db => db.Phrasings.AnyAsync(each => each.Text.Contains("zorbit"))));

        await TrainAsync();
        using (var done = await PutInForceAsync()) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(7, await _app.ReadAsync(db => db.Phrasings.CountAsync(each => each.Text.Contains("zorbit"))));
        Assert.Equal(0, await _app.ReadAsync(db => db.PhrasingChanges.Waiting().CountAsync()));
        Assert.Equal("payout_failed", (string?)(await _app.Cast.Seller.PostAsync("/api/v1/navigate", new { text = "zorbit bounced it once more" }))["issueType"]);
        Assert.Contains("catalogue.model_in_force", await _app.Cast.Admin.Pages.GetStringAsync("/admin/audit"), StringComparison.Ordinal);

        async Task AddAsync(string lines)
        {
            using var added = await editor.PostFormAsync("/admin/catalogue/types/payout_failed/phrasings", ("Locale", "en"), ("Lines", lines));
            Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        }

        async Task<TrainingReport> TrainAsync()
        {
            using (var asked = await editor.PostFormAsync("/admin/catalogue/training")) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
            while (await _app.ReadAsync(db => db.Trainings.AnyAsync(each => each.State == TrainingState.Waiting))) await Task.Delay(50);
            return TrainingReport.Read((await _app.ReadAsync(db => db.Trainings.OrderByDescending(each => each.At).FirstAsync())).Report!);
        }

        async Task<HttpResponseMessage> PutInForceAsync() =>
            await editor.PostFormAsync(Action().Match(await editor.Pages.GetStringAsync("/admin/catalogue/training")).Value);
    }

    [GeneratedRegex("/admin/catalogue/training/[0-9a-f-]{36}/in-force", RegexOptions.None, 1000)]
    private static partial Regex Action();
}
