using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Waypost.Accounts.Connectors;

namespace Waypost.Tests.Accounts;

public sealed class HttpConnectorTests
{
    private static readonly Guid Seller = new("00000000-0000-0000-0000-000000000001");

    private const string Answer = """
        {"seller":{"id":"00000000-0000-0000-0000-000000000001","shopName":"Kite","region":"SG","tier":"pro","category":"fashion","currency":"USD","since":"2025-01-01T00:00:00Z","salesLast90Days":1,
        "verificationState":"verified","taxFormState":"accepted","bankAccountHolder":"Mei","bankAccountMasked":"•••• 1","bankState":"verified"},
        "payouts":[{"number":"P-1","date":"2025-11-03T00:00:00Z","amount":5,"state":"failed","lines":[]}]}
        """;

    [Fact]
    public async Task It_reads_the_contract_and_fills_in_what_is_left_out()
    {
        var service = new Service(_ => Json(Answer));
        var facts = await service.Connector.FindAsync(Seller, CancellationToken.None);
        Assert.Equal(("P-1", 0, "Bearer secret", $"/base/sellers/{Seller}"), (facts!.Payouts[0].Number, facts.Orders.Count, service.Authorization, service.Path));
    }

    [Fact]
    public async Task A_failure_is_tried_again_and_then_told_plainly()
    {
        var service = new Service(asked => asked < 3 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : Json(Answer));
        Assert.NotNull(await service.Connector.FindAsync(Seller, CancellationToken.None));

        var dead = new Service(_ => new HttpResponseMessage(HttpStatusCode.InternalServerError));
        var no = await Assert.ThrowsAsync<Refusal>(() => dead.Connector.FindAsync(Seller, CancellationToken.None));
        Assert.Equal(("connector_unavailable", 503, HttpConnector.Tries), (no.Code, no.Status, dead.Asked));
    }

    [Fact]
    public async Task What_will_not_get_better_is_not_tried_again()
    {
        var refused = new Service(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized));
        await Assert.ThrowsAsync<Refusal>(() => refused.Connector.FindAsync(Seller, CancellationToken.None));
        var wrong = new Service(_ => Json("[1,2"));
        await Assert.ThrowsAsync<Refusal>(() => wrong.Connector.FindAsync(Seller, CancellationToken.None));
        Assert.Equal((1, 1), (refused.Asked, wrong.Asked));
    }

    [Fact]
    public async Task An_unknown_seller_is_none_and_somebody_elses_account_is_never_shown()
    {
        Assert.Null(await new Service(_ => new HttpResponseMessage(HttpStatusCode.NotFound)).Connector.FindAsync(Seller, CancellationToken.None));
        await Assert.ThrowsAsync<Refusal>(() => new Service(_ => Json(Answer)).Connector.FindAsync(Guid.Empty, CancellationToken.None));
    }

    [Fact]
    public async Task An_action_carries_its_key_and_a_no_is_passed_on()
    {
        var service = new Service(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        await service.Connector.ActAsync(Seller, new AccountAction(ActionKind.RetryPayout, "P-1", null), "key-1", CancellationToken.None);
        Assert.Equal("key-1", service.Key);

        var no = await Assert.ThrowsAsync<Refusal>(() => new Service(_ => Json("""{"detail":"Not before Wednesday."}""", HttpStatusCode.Conflict)).Connector
            .ActAsync(Seller, new AccountAction(ActionKind.RetryPayout, "P-1", null), "key-2", CancellationToken.None));
        Assert.Equal(("action_refused", "Not before Wednesday."), (no.Code, no.Message));
    }

    private static HttpResponseMessage Json(string text, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };

    /// The marketplace's service, answering what a test says.
    private sealed class Service(Func<int, HttpResponseMessage> answer) : HttpMessageHandler, IHttpClientFactory
    {
        public int Asked { get; private set; }
        public string? Authorization { get; private set; }
        public string? Path { get; private set; }
        public string? Key { get; private set; }

        public HttpConnector Connector => new(this,
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Connector:Url"] = "http://market.test/base/", ["Connector:Key"] = "secret" }).Build(),
            TimeProvider.System, NullLogger<HttpConnector>.Instance);

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Asked, Authorization, Path) = (Asked + 1, request.Headers.Authorization?.ToString(), request.RequestUri?.AbsolutePath);
            Key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
            return Task.FromResult(answer(Asked));
        }
    }
}
