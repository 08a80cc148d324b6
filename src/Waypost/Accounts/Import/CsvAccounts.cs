using System.Globalization;

namespace Waypost.Accounts.Import;

/// A folder with `sellers.csv` and, where there are any, `orders.csv`, `order_lines.csv`, `payouts.csv`, `settlement_lines.csv`, `returns.csv`,
/// `listings.csv` and `violations.csv`. Columns are named as in JSON; each file but the first has a column `sellerId`.
public static class CsvAccounts
{
    public static IEnumerable<AccountImport> Read(string folder)
    {
        var orderLines = Group(folder, "order_lines", row => (row.Id("sellerId"), row.Text("orderNumber")), row => new OrderLineFacts(row.Text("sku"), row.Text("title"), (int)row.Number("quantity"), row.Number("price")));
        var payoutLines = Group(folder, "settlement_lines", row => (row.Id("sellerId"), row.Text("payoutNumber")), row => new SettlementLineFacts(row.Text("kind"), row.TextOrNull("orderNumber"), row.TextOrNull("sku"), row.Number("amount")) { Title = row.TextOrNull("title") });
        var orders = Group(folder, "orders", row => row.Id("sellerId"), row => new OrderFacts(row.Text("number"), row.Time("placedAt"), row.Text("status"), row.Number("total"), row.TimeOrNull("shipBy"), row.TimeOrNull("deliveredAt"), row.TextOrNull("tracking"),
            [.. orderLines[(row.Id("sellerId"), row.Text("number"))]]) { ShippedAt = row.TimeOrNull("shippedAt") });
        var payouts = Group(folder, "payouts", row => row.Id("sellerId"), row => new PayoutFacts(row.Text("number"), row.Time("date"), row.Number("amount"), row.Text("state"), row.TextOrNull("reason"), [.. payoutLines[(row.Id("sellerId"), row.Text("number"))]]));
        var returns = Group(folder, "returns", row => row.Id("sellerId"), row => new ReturnFacts(row.Text("number"), row.Text("orderNumber"), row.Text("state"), row.Time("requestedAt"), row.TimeOrNull("answerBy"), row.Number("refundAmount"), row.TimeOrNull("refundedAt"), row.Is("feeCredited")));
        var listings = Group(folder, "listings", row => row.Id("sellerId"), row => new ListingFacts(row.Text("sku"), row.Text("title"), row.Text("state"), row.TextOrNull("removedByRule"), row.TimeOrNull("removedAt"), row.Number("price"), (int)row.Number("stock")));
        var violations = Group(folder, "violations", row => row.Id("sellerId"), row => new ViolationFacts(row.Text("number"), row.Text("rule"), (int)row.Number("points"), row.Time("at"), row.Text("state"), row.TimeOrNull("appealBy"), row.TextOrNull("sku")) { Seen = row.TextOrNull("seen"), ExpiresAt = row.TimeOrNull("expiresAt") });

        var sellers = Path.Combine(folder, "sellers.csv");
        if (!File.Exists(sellers)) throw new Refusal("no_such_file", "The folder has no sellers.csv.");
        foreach (var row in Csv.Read(sellers))
        {
            var id = row.Id("id");
            yield return new AccountImport(ToSeller(row, id), [.. orders[id]], [.. payouts[id]], [.. returns[id]], [.. listings[id]], [.. violations[id]]);
        }
    }

    private static SellerImport ToSeller(Csv row, Guid id) => new(
        id, row.Text("shopName"), row.Text("region"), row.Text("tier"), row.Text("category"), row.Text("currency"), row.Time("since"), row.Number("salesLast90Days"),
        row.TextOrNull("verificationState"), row.TextOrNull("verificationReason"), row.TimeOrNull("verificationExpiresAt"),
        row.TextOrNull("taxFormState"), row.TextOrNull("taxFormReason"), row.TextOrNull("taxId"), row.TextOrNull("bankAccountHolder"), row.TextOrNull("bankAccount"), row.TextOrNull("bankState"));

    private static ILookup<TKey, T> Group<TKey, T>(string folder, string name, Func<Csv, TKey> key, Func<Csv, T> make)
    {
        var file = Path.Combine(folder, name + ".csv");
        return (File.Exists(file) ? Csv.Read(file) : []).Select(row => (Key: key(row), Made: make(row))).ToLookup(each => each.Key, each => each.Made);
    }
}

/// One row of a CSV file (RFC 4180, UTF-8, with a header) and its values by column.
public sealed class Csv
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<string> _values;
    private readonly string _place;

    private Csv(Dictionary<string, int> columns, List<string> values, string place) => (_columns, _values, _place) = (columns, values, place);

    public static IEnumerable<Csv> Read(string file)
    {
        using var reader = new StreamReader(file);
        if (Record(reader) is not { } header) yield break;
        var columns = header.Select((name, i) => (name.Trim(), i)).ToDictionary(each => each.Item1, each => each.i, StringComparer.OrdinalIgnoreCase);
        for (var number = 2; Record(reader) is { } values; number++)
            if (values.Count > 1 || values[0].Length > 0) yield return new Csv(columns, values, $"{Path.GetFileName(file)}, row {number}");
    }

    public string Text(string column) => TextOrNull(column) ?? throw Wrong(column, "is missing");

    public string? TextOrNull(string column) => _columns.TryGetValue(column, out var i) && i < _values.Count && _values[i].Length > 0 ? _values[i] : null;

    public Guid Id(string column) => Guid.TryParse(Text(column), out var id) ? id : throw Wrong(column, "is not an id");

    public long Number(string column) => TextOrNull(column) is not { } text ? 0 : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(column, "is not a whole number");

    public bool Is(string column) => TextOrNull(column) is "true" or "1";

    public DateTimeOffset Time(string column) => TimeOrNull(column) ?? throw Wrong(column, "is missing");

    public DateTimeOffset? TimeOrNull(string column) => TextOrNull(column) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Wrong(column, "is not a time like 2025-11-03T08:00:00Z");

    private Refusal Wrong(string column, string what) => Refusal.BadInput("csv_wrong", $"{_place}: {column} {what}.");

    /// The next record: values in quotes may hold commas, line ends and doubled quotes.
    private static List<string>? Record(TextReader reader)
    {
        if (reader.Peek() < 0) return null;
        var values = new List<string>();
        var value = new System.Text.StringBuilder();
        var quoted = false;
        while (true)
        {
            var c = reader.Read();
            if (quoted && c == '"' && reader.Peek() == '"') value.Append((char)reader.Read());
            else if (c == '"' && (quoted || value.Length == 0)) quoted = !quoted;
            else if (c < 0 || (!quoted && c is '\n' or ','))
            {
                values.Add(value.ToString().TrimEnd('\r'));
                value.Clear();
                if (c != ',') return values;
            }
            else value.Append((char)c);
        }
    }
}
