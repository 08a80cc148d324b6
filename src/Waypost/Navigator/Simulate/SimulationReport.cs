using System.Globalization;
using System.Text;

namespace Waypost.Navigator.Simulate;

/// What the simulation found, as text and as a page with charts that stands alone.
public sealed class SimulationReport(IReadOnlyList<SeedSummary> seeds)
{
    private const string Ours = "navigator", Bound = "oracle";
    private static readonly string[] NatureNames = ["the same for every seller", "their own case", "talk among sellers"];

    private IReadOnlyList<string> Policies => [.. seeds[0].Rows.Select(row => row.Policy)];

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{seeds.Count} worlds, {seeds.Sum(seed => (long)seed.Issues):N0} issues; means over the worlds, time from the first word to the end, who gave up counts as never");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"policy",-30}{"median min",12}{"p90 min",12}{"agent h/1,000",15}{"gave up",10}{"first to chat",15}");
        foreach (var policy in Policies)
            text.AppendLine(CultureInfo.InvariantCulture, $"{policy,-30}{Minutes(Mean(policy, row => row.Median)),12}{Minutes(Mean(policy, row => row.P90)),12}{Mean(policy, row => row.AgentHours),15:0.0}{Mean(policy, row => row.GaveUp),10:P1}{Mean(policy, row => row.ToChat),15:P0}");
        foreach (var policy in Policies.Where(policy => policy is not (Ours or Bound)))
            text.AppendLine(CultureInfo.InvariantCulture, $"ahead of {policy}: median in {Wins(policy, row => row.Median)} of {seeds.Count}, p90 in {Wins(policy, row => row.P90)}; nine in ten are never through with either in {NeverThrough(policy)}, and fewer give up in {NeverThrough(policy, fewer: true)} of them");
        text.AppendLine(CultureInfo.InvariantCulture, $"over the oracle: median {Mean(Ours, row => row.Median) / Mean(Bound, row => row.Median) - 1:P0}, gave up {Mean(Ours, row => row.GaveUp) - Mean(Bound, row => row.GaveUp):P1} of all");
        foreach (var loss in Losses()) text.AppendLine(CultureInfo.InvariantCulture, $"loses: {loss}");
        text.AppendLine("Median minutes by what it was: the same for all, own case, talk among sellers");
        foreach (var policy in Policies)
            text.AppendLine(CultureInfo.InvariantCulture, $"{policy,-30}{string.Concat(Enumerable.Range(0, 3).Select(nature => Minutes(Mean(policy, row => row.ByNature[nature])).PadLeft(12)))}");
        return text.ToString();
    }

    /// A page of its own: no scripts, readable in light and dark.
    public string ToHtml()
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Waypost: simulation</title>
            <style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.4rem .6rem;border-bottom:1px solid #8886}th:first-child,td:first-child{text-align:left}svg{width:100%;min-width:36rem;height:auto}h2{font-size:1.15rem}svg text{fill:currentColor;font-size:13px}.scroll{overflow-x:auto}rect{fill:#5b84b1}rect.ours{fill:#1f7a4d}rect.bound{fill:#999}rect.never{fill-opacity:.35}</style></head><body>
            <h1>Who waits how long, by policy</h1>
            """);
        html.Append(CultureInfo.InvariantCulture, $"<p>{seeds.Count} simulated worlds with {seeds.Sum(seed => (long)seed.Issues):N0} issues in all. The truth of each world is moved by up to half from the file; no policy but the oracle reads it. Staff is the same for all. Who gave up counts as never helped.</p>");
        Table(html);
        Chart(html, "Median minutes to the end", policy => Mean(policy, row => row.Median) / 60, "0.0");
        Chart(html, "Minutes after which nine in ten are through", policy => Mean(policy, row => row.P90) / 60, "0");
        Chart(html, "Sellers who gave up, in percent", policy => Mean(policy, row => row.GaveUp) * 100, "0.0");
        Chart(html, "Agent hours for 1,000 issues", policy => Mean(policy, row => row.AgentHours), "0");
        foreach (var (nature, name) in NatureNames.Index())
            Chart(html, $"Median minutes where it was {name}", policy => Mean(policy, row => row.ByNature[nature]) / 60, "0.0");
        if (Losses() is { Count: > 0 } losses)
            html.Append("<h2>Where the navigator loses</h2><p>A policy that sends everybody to one place is right at once where that place is right; the navigator pays there for what it reads wrongly or asks first. The oracle knows what was meant.</p><ul>")
                .AppendJoin("", losses.Select(loss => $"<li>{loss}</li>")).Append("</ul>");
        return html.Append("</body></html>\n").ToString();
    }

    /// The cases in which another policy's median is lower.
    private List<string> Losses() =>
    [
        .. from nature in Enumerable.Range(0, 3)
           from policy in Policies
           where policy != Ours && Mean(policy, row => row.ByNature[nature]) < Mean(Ours, row => row.ByNature[nature])
           select $"{NatureNames[nature]}: {policy} takes {Minutes(Mean(policy, row => row.ByNature[nature]))} minutes, the navigator {Minutes(Mean(Ours, row => row.ByNature[nature]))}",
    ];

    private void Table(StringBuilder html)
    {
        html.Append("<div class=\"scroll\"><table><tr><th>policy</th><th>median</th><th>nine in ten</th><th>agent hours for 1,000</th><th>gave up</th><th>navigator ahead: median, nine in ten</th></tr>");
        foreach (var policy in Policies)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{policy}</td><td>{Minutes(Mean(policy, row => row.Median))}</td><td>{Minutes(Mean(policy, row => row.P90))}</td><td>{Mean(policy, row => row.AgentHours):0.0}</td><td>{Mean(policy, row => row.GaveUp):P1}</td><td>{(policy is Ours or Bound ? "" : $"{Wins(policy, row => row.Median)}, {Wins(policy, row => row.P90)} of {seeds.Count}")}</td></tr>");
        html.Append("</table></div>");
        foreach (var policy in Policies.Where(policy => policy is not (Ours or Bound) && NeverThrough(policy) > 0))
            html.Append(CultureInfo.InvariantCulture, $"<p>In {NeverThrough(policy)} of the worlds nine in ten are never through, neither with {policy} nor with the navigator, which loses fewer sellers in {NeverThrough(policy, fewer: true)} of them.</p>");
    }

    private void Chart(StringBuilder html, string title, Func<string, double> value, string format)
    {
        var finite = Policies.Select(value).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><div class=\"scroll\"><svg viewBox=\"0 0 720 {Policies.Count * 30}\" role=\"img\" aria-label=\"{title}\">");
        foreach (var (i, policy) in Policies.Index())
        {
            var (v, y) = (value(policy), i * 30);
            var width = double.IsFinite(v) ? v / finite * 400 : 400;
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 18}\">{policy}</text><rect class=\"{(policy == Ours ? "ours" : policy == Bound ? "bound" : "")}{(double.IsFinite(v) ? "" : " never")}\" x=\"220\" y=\"{y + 4}\" width=\"{width:0.0}\" height=\"20\" rx=\"3\"/><text x=\"{228 + width:0.0}\" y=\"{y + 18}\">{(double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "never")}</text>");
        }

        html.Append("</svg></div>");
    }

    private double Mean(string policy, Func<SeedRow, double> value) => seeds.Average(seed => value(seed.Of(policy)));

    private int Wins(string policy, Func<SeedRow, double> value) => seeds.Count(seed => value(seed.Of(Ours)) < value(seed.Of(policy)));

    /// Worlds in which neither policy ever gets nine in ten through, so that their ninetieth percentiles cannot be compared; those of them in which ours loses fewer sellers.
    private int NeverThrough(string policy, bool fewer = false) =>
        seeds.Count(seed => double.IsInfinity(seed.Of(Ours).P90) && double.IsInfinity(seed.Of(policy).P90) && (!fewer || seed.Of(Ours).GaveUp < seed.Of(policy).GaveUp));

    private static string Minutes(double seconds) => double.IsFinite(seconds) ? (seconds / 60).ToString("0.0", CultureInfo.InvariantCulture) : "never";
}

/// What is kept of a world: a row a policy, times in seconds.
public sealed record SeedSummary(int Seed, int Issues, IReadOnlyList<SeedRow> Rows)
{
    public SeedRow Of(string policy) => Rows.First(row => row.Policy == policy);

    public static SeedSummary From(int seed, World world, IEnumerable<Outcome> outcomes) => new(seed, world.Arrivals.Length, [.. outcomes.Select(outcome => new SeedRow(
        outcome.Policy, outcome.Quantile(0.5), outcome.Quantile(0.9), outcome.AgentHours * 1000 / world.Arrivals.Length, (double)outcome.GaveUp / world.Arrivals.Length, (double)outcome.First[1] / world.Arrivals.Length,
        [.. Enumerable.Range(0, 3).Select(nature => outcome.Quantile(0.5, issue => (int)world.Arrivals[issue].Nature == nature))]))]);
}

public sealed record SeedRow(string Policy, double Median, double P90, double AgentHours, double GaveUp, double ToChat, IReadOnlyList<double> ByNature);
