using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Waypost.Storage;

namespace Waypost.Tests.Storage;

/// A full disk: what is written is refused in words, nothing acknowledged is lost, reading goes on.
public sealed class FullDiskTests(FullDiskTests.App app) : IClassFixture<FullDiskTests.App>
{
    [Fact]
    public async Task Writing_is_refused_in_words_reading_goes_on_and_later_it_works_again()
    {
        var seller = app.Cast.Seller;
        var id = (string)(await seller.PostAsync("/api/v1/conversations", new { text = "My payout failed" }))["id"]!;
        app.Disk.IsFull = true;

        var kept = new List<int>();
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 400 && refused is null; i++)
        {
            var answer = await seller.Api.PostAsJsonAsync($"/api/v1/conversations/{id}/messages", new { clientId = $"m{i}", text = new string('x', 9_000) });
            if (answer.StatusCode == HttpStatusCode.Created) kept.Add(i);
            else refused = answer;
        }

        Assert.NotNull(refused);
        await refused.RefusesAsync(HttpStatusCode.ServiceUnavailable, "storage_full");
        await (await seller.Api.PostAsJsonAsync("/api/v1/tickets", new { text = new string('y', 9_000) })).RefusesAsync(HttpStatusCode.ServiceUnavailable, "storage_full");
        Assert.Equal(id, (string?)(await seller.GetAsync($"/api/v1/conversations/{id}"))["id"]);

        app.Disk.IsFull = false;
        await seller.PostAsync($"/api/v1/conversations/{id}/messages", new { clientId = "after", text = "There is room again" });
        var stored = await app.ReadAsync(db => db.Set<Waypost.Chat.Line>().Where(line => line.ConversationId == Guid.Parse(id)).Select(line => line.ClientId).ToListAsync());
        Assert.All(kept, i => Assert.Contains($"m{i}", stored));
        Assert.Contains("after", stored);
    }

    public sealed class App : WaypostApp
    {
        public Full Disk { get; } = new();

        protected override void Replace(IServiceCollection services) => services.ConfigureDbContext<WaypostDb>(options => options.AddInterceptors(Disk));
    }

    /// Takes the room away: SQLite may not grow by more than a few pages.
    public sealed class Full : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Limit(connection);
            return Task.CompletedTask;
        }

        private void Limit(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823"; // never below what is used already
            command.ExecuteNonQuery();
        }
    }
}
