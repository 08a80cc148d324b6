using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Waypost.Accounts.Connectors;

/// Asks the marketplace's own service, by the contract in docs/integrator/connector.md. Two seconds a try, three tries, then it says so.
public sealed class HttpConnector(IHttpClientFactory clients, IConfiguration settings, TimeProvider clock, ILogger<HttpConnector> log) : IConnector
{
    public const string ClientName = "connector";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    public const int Tries = 3;
    private const long LargestAnswer = 16 * 1024 * 1024;

    public async Task<AccountFacts?> FindAsync(Guid sellerId, CancellationToken stop)
    {
        var facts = await GetAsync<AccountFacts>($"sellers/{sellerId}", stop);
        if (facts is null) return null;
        if (facts.Seller is null || facts.Seller.Id != sellerId) throw Unavailable(); // never show one seller the account of another
        return facts with
        {
            Orders = facts.Orders ?? [], Payouts = facts.Payouts ?? [], Returns = facts.Returns ?? [], Listings = facts.Listings ?? [], Violations = facts.Violations ?? [],
            AsOf = facts.AsOf == default ? clock.GetUtcNow() : facts.AsOf,
        };
    }

    public async Task<SellerFacts?> FindSellerAsync(Guid sellerId, CancellationToken stop) => (await FindAsync(sellerId, stop))?.Seller;

    public async Task<string?> RevealAsync(Guid sellerId, MaskedField field, CancellationToken stop) =>
        (await GetAsync<FieldAnswer>($"sellers/{sellerId}/fields/{(field == MaskedField.BankAccount ? "bank_account" : "tax_id")}", stop))?.Value;

    public async Task ActAsync(Guid sellerId, AccountAction action, string key, CancellationToken stop) =>
        await TryAsync<ActionAnswer>(() => new HttpRequestMessage(HttpMethod.Post, Address($"sellers/{sellerId}/actions"))
        {
            Content = JsonContent.Create(new { action = ActOnAccount.Name(action.Kind), subject = action.Subject, until = action.Until }),
            Headers = { { "Idempotency-Key", key } }, // so that a try whose answer was lost may be sent again
        }, stop);

    private Task<T?> GetAsync<T>(string path, CancellationToken stop) where T : class => TryAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, Address(path)), stop);

    private Uri Address(string path) => new($"{settings["Connector:Url"]!.TrimEnd('/')}/{path}");

    private async Task<T?> TryAsync<T>(Func<HttpRequestMessage> make, CancellationToken stop) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync<T>(make, stop);
            }
            catch (Exception failed) when (failed is HttpRequestException or JsonException or OperationCanceledException && !stop.IsCancellationRequested)
            {
                var final = attempt == Tries || failed is JsonException or HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests };
                log.LogWarning("The account service did not answer, try {Attempt}: {Kind} {Status}", attempt, failed.GetType().Name, (failed as HttpRequestException)?.StatusCode);
                if (final) throw Unavailable();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), clock, stop);
        }
    }

    private async Task<T?> OnceAsync<T>(Func<HttpRequestMessage> make, CancellationToken stop) where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience); // the body counts too: a service that drips is a slow service
        using var client = clients.CreateClient(ClientName);
        client.MaxResponseContentBufferSize = LargestAnswer;
        using var request = make();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (settings["Connector:Key"] is { Length: > 0 } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await client.SendAsync(request, patience.Token);
        if (answer.StatusCode == HttpStatusCode.NotFound) return request.Method == HttpMethod.Get ? null : throw Refusal.NotFound("payout, order, return or violation");
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity && request.Method != HttpMethod.Get)
            throw new Refusal("action_refused", (await answer.Content.ReadFromJsonAsync<ActionAnswer>(JsonSerializerOptions.Web, patience.Token))?.Detail ?? "The marketplace does not do this now.");
        answer.EnsureSuccessStatusCode();
        if (answer.StatusCode == HttpStatusCode.NoContent) return null;
        return await answer.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, patience.Token);
    }

    private static Refusal Unavailable() =>
        new("connector_unavailable", "The account data does not answer right now. Everything else works; please try again in a minute.", StatusCodes.Status503ServiceUnavailable);

    private sealed record ActionAnswer(string? Detail);

    private sealed record FieldAnswer(string? Value);
}
